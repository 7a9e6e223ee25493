// el makes an element with attributes, listeners (onclick: …) and children.
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else if (value === true) element.setAttribute(key, '')
    else if (value !== false && value != null) element.setAttribute(key, value)
  }
  element.append(...children.flat())
  return element
}

// say tells what happened, also to who does not look.
export const say = (text) => { document.getElementById('status').textContent = text }
