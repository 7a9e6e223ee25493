// One book as a form. The form keeps the entity tag of what it shows, and sends it
// back with If-Match: who was slower sees both versions, and merges them.
import { el, say } from '/page/dom.js'
import { fields, merge } from '/page/merge.js'
import { send } from '/page/wire.js'

export async function showBook(main, id) {
  const path = `/books/${id}`
  const { status, tag, body } = await send('GET', path)
  if (status !== 200) return main.replaceChildren(el('p', {}, body?.detail ?? `The shop answered ${status}.`))
  edit(main, { path, tag, base: body, draft: body })
}

// edit shows the form for a draft that began as the base, which has the tag.
function edit(main, state) {
  const form = el('form', { class: 'book', onsubmit: (event) => { event.preventDefault(); save(main, state, read(form, state.base)) } },
    fields.map((f) => input(f, state.draft[f.name])),
    el('div', { class: 'buttons' },
      el('button', { type: 'submit', 'aria-keyshortcuts': 'Control+Enter' }, 'Save'),
      el('button', { type: 'button', onclick: () => showBook(main, state.base.id) }, 'Read again'),
      el('a', { href: '#/' }, 'Back to the list')),
    el('p', { class: 'hint' }, 'This form is for the state ', el('code', { id: 'tag' }, state.tag)))
  form.addEventListener('keydown', (event) => { if (event.ctrlKey && event.key === 'Enter') form.requestSubmit() })
  main.replaceChildren(el('h2', { tabindex: -1 }, state.base.title), form)
}

function input(field, value) {
  const attributes = { id: field.name, name: field.name, required: field.name === 'title' }
  return el('div', { class: 'field' },
    el('label', { for: field.name }, field.label),
    field.long ? el('textarea', { ...attributes, rows: 8 }, value)
      : el('input', { ...attributes, value: String(value), type: field.number ? 'number' : 'text' }),
    el('p', { class: 'error', id: `${field.name}-error` }))
}

function read(form, base) {
  const draft = { ...base }
  for (const f of fields) draft[f.name] = f.number ? Number(form.elements[f.name].value) : form.elements[f.name].value
  return draft
}

async function save(main, state, draft) {
  let answer
  try {
    answer = await send('PUT', state.path, { ifMatch: state.tag, content: draft })
  } catch {
    answer = { status: 0 }
  }
  switch (answer.status) {
    case 200:
      edit(main, { ...state, tag: answer.tag, base: answer.body, draft: answer.body })
      return say('Saved.')
    case 412:
      return conflict(main, state, draft)
    case 0: case 500: case 502: case 503: case 504:
      return say('It is not known whether that was saved. Press “Read again” in another window and look.')
    default:
      refuse(answer)
  }
}

// refuse shows a problem document at the fields that it names.
function refuse({ status, body }) {
  for (const p of document.querySelectorAll('.error')) p.textContent = ''
  const errors = body?.errors ?? (body?.pointer ? [body] : [])
  for (const { pointer, detail } of errors) {
    const name = pointer.slice(1)
    const place = document.getElementById(`${name}-error`)
    if (!place) continue
    place.textContent = detail ?? body.detail
    const control = document.getElementById(name)
    control.setAttribute('aria-describedby', place.id)
    control.focus()
  }
  say(`Not saved: ${body?.detail ?? status}`)
}

// conflict shows what both have made of the book, side by side.
async function conflict(main, state, draft) {
  const { status, tag, body: theirs } = await send('GET', state.path)
  if (status !== 200) return say(status === 410 || status === 404 ? 'The book was deleted by somebody else.' : `The shop answered ${status}.`)
  const rows = merge(state.base, draft, theirs)
  const form = el('form', { class: 'merge', onsubmit: (event) => {
    event.preventDefault()
    const merged = { ...theirs }
    for (const row of rows) merged[row.field.name] = chosen(form, row)
    save(main, { path: state.path, tag, base: theirs }, merged)
  } },
  el('div', { class: 'row head' }, el('span', {}, ''), el('b', {}, 'Yours'), el('b', {}, 'Theirs')),
  rows.map(compare),
  el('div', { class: 'buttons' },
    el('button', { type: 'submit' }, 'Save merged'),
    el('button', { type: 'button', onclick: () => showBook(main, theirs.id) }, 'Take theirs')))
  main.replaceChildren(
    el('h2', { tabindex: -1 }, 'Somebody was faster'),
    el('p', {}, 'The book is at ', el('code', {}, tag), ' now, and this form was for ', el('code', {}, state.tag),
      '. Nothing is lost: what only one of you changed is taken, and you choose where both did.'),
    form)
  main.querySelector('h2').focus()
  say('Somebody else has changed the book. Choose what to keep.')
}

const chosen = (form, row) => {
  const choice = form.elements[row.field.name]?.value
  return choice === 'mine' ? row.mine : choice === 'theirs' ? row.theirs : row.merged
}

// compare is one field of both. It is a choice if they differ.
function compare(row) {
  const { name, label } = row.field
  if (row.mine === row.theirs) {
    return el('div', { class: 'row same' }, el('span', {}, label), el('p', { class: 'both' }, String(row.mine)))
  }
  const option = (value, text, changed) => el('label', { class: changed ? 'changed' : '' },
    el('input', { type: 'radio', name, value, checked: text === row.merged, required: true }), el('span', {}, String(text)))
  return el('div', { class: row.conflict ? 'row conflict' : 'row', role: 'radiogroup', 'aria-label': label },
    el('span', {}, label), option('mine', row.mine, row.mineChanged), option('theirs', row.theirs, row.theirsChanged))
}
