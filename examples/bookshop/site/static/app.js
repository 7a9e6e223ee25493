// What is shown is in the address: #/ has the list, #/books/2 a book.
import { showBook } from '/page/book.js'
import { showList } from '/page/list.js'
import '/page/panel.js'
import { say } from '/page/dom.js'

const main = document.getElementById('main')
const search = document.getElementById('search')

async function route(event) {
  const [path, query = ''] = location.hash.slice(1).split('?')
  const params = new URLSearchParams(query)
  const book = path.match(/^\/books\/(\d+)$/)
  try {
    await (book ? showBook(main, book[1]) : showList(main, params))
  } catch (error) {
    say(`The shop cannot be reached: ${error.message}`)
  }
  if (event && document.activeElement?.closest('#search') == null) main.querySelector('h2')?.focus()
}

function look() {
  const query = new URLSearchParams(new FormData(search))
  for (const [name, value] of [...query]) if (!value) query.delete(name)
  const hash = '#/?' + query
  if (location.hash === hash) route()
  else location.hash = hash
}

let typing
search.addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(look, 200) })
search.addEventListener('submit', (event) => { event.preventDefault(); look() })
document.addEventListener('keydown', (event) => {
  const writing = event.target.closest('input, textarea, select')
  if (event.key === '/' && !writing) { event.preventDefault(); search.q.focus() }
  if (event.key === 'Escape' && !writing) location.hash = '#/'
})
addEventListener('hashchange', route)
route()
