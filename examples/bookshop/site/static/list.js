// The list of books: search, order, and page after page.
import { el, say } from '/page/dom.js'
import { send } from '/page/wire.js'

const euros = (cents) => (cents / 100).toFixed(2)

export async function showList(main, params) {
  const query = new URLSearchParams({ limit: 20, total: true })
  for (const name of ['q', 'sort', 'author']) if (params.get(name)) query.set(name, params.get(name))
  const { status, body } = await send('GET', '/books?' + query)
  if (status !== 200) return main.replaceChildren(el('p', {}, body?.detail ?? `The shop answered ${status}.`))
  const list = el('ul', { class: 'books' }, body.items.map(item))
  main.replaceChildren(
    el('h2', { tabindex: -1 }, params.get('q') ? `Books with “${params.get('q')}”` : 'All books'),
    el('p', { class: 'hint', role: 'status' }, `${body.total} found`), list, more(list, body.next, query))
}

function item(b) {
  return el('li', {}, el('a', { href: `#/books/${b.id}` }, b.title),
    el('span', {}, `${b.author.replaceAll('-', ' ') || 'unknown'}, ${b.year}`),
    el('span', { class: 'price' }, euros(b.price)))
}

// more is a button for the next page, which is added to the list.
function more(list, next, query) {
  if (!next) return ''
  const button = el('button', { onclick: load }, 'More')
  async function load() {
    query.set('cursor', next)
    const { status, body } = await send('GET', '/books?' + query)
    if (status !== 200) return say(body?.detail ?? `The shop answered ${status}.`)
    const items = body.items.map(item)
    list.append(...items)
    items[0]?.querySelector('a').focus()
    button.replaceWith(more(list, body.next, query))
  }
  return button
}
