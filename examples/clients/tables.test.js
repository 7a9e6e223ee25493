// Tables for pages, from npm, that show the books of the bookshop: each asks for
// pages, page sizes, orders, words, ranges and several values, as its user clicks.
// What they ask for is recorded, and the bookshop's own tests send it too.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, request as send } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'

let browser
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
})
after(() => browser?.close())

// bookshop starts examples/bookshop, and returns its address.
async function bookshop(t) {
  const dir = await mkdtemp(join(tmpdir(), 'bookshop'))
  t.after(() => rm(dir, { recursive: true }))
  const server = spawn(process.env.BOOKSHOP, ['-addr', '127.0.0.1:0', '-database', join(dir, 'books.db')], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => server.kill())
  const [line] = await once(createInterface(server.stdout), 'line')
  return line.replace('listening on ', '')
}

// site serves a page and what it loads from npm, and has the shop answer for the
// books: what is asked for there is recorded.
async function site(t, shop) {
  const asked = []
  const server = createServer(async (request, response) => {
    if (request.url.startsWith('/books')) {
      const onward = send(shop + request.url, { method: request.method, headers: request.headers }, (answer) => {
        asked.push(`${answer.statusCode} ${request.url}`)
        response.writeHead(answer.statusCode, answer.headers)
        answer.pipe(response)
      })
      onward.end()
      return
    }
    const folder = request.url.endsWith('.html') ? 'tables' : 'node_modules'
    const types = { html: 'text/html', js: 'text/javascript', css: 'text/css' }
    const content = await readFile(join(import.meta.dirname, folder, request.url)).catch(() => null)
    response.writeHead(content ? 200 : 404, { 'Content-Type': types[request.url.split('.').pop()] ?? 'text/plain' })
    response.end(content)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return { origin: `http://127.0.0.1:${server.address().port}`, asked }
}

// open returns an empty page, and the address of one with a table. Its asks takes a
// step that has the table ask for books, and waits until it shows them, with a title
// first. The title may be the same as before: a page that counts in shown how often it
// has shown books is waited for, since a menu that is open then closes.
async function open(t, name, cell) {
  const { origin, asked } = await site(t, await bookshop(t))
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } })
  t.after(() => page.close())
  page.on('pageerror', (error) => assert.fail(error))
  page.setDefaultTimeout(120_000)
  const asks = async (title, step) => {
    const answered = page.waitForResponse(/\/books\?/)
    const before = await page.evaluate(() => window.shown ?? 0)
    await step()
    await answered
    await page.waitForFunction(
      ([cell, title, before]) => window.shown !== before && document.querySelector(cell)?.textContent === title,
      [cell, title, before],
    )
  }
  return { page, asks, asked, address: `${origin}/${name}.html` }
}

// recorded compares what a table asked for with what it did when that was recorded;
// UPDATE=1 records it anew.
async function recorded(name, asked) {
  const file = join(import.meta.dirname, 'tables', `${name}.requests`)
  const text = asked.join('\n') + '\n'
  if (process.env.UPDATE) await writeFile(file, text)
  assert.equal(text, await readFile(file, 'utf8'))
}

test('Tabulator asks for pages, sizes, orders, words, ranges and several authors', async (t) => {
  const { page, asks, asked, address } = await open(t, 'tabulator', '.tabulator-row [tabulator-field="title"]')
  const turn = (way) => page.click(`.tabulator-page[data-page="${way}"]`)
  const sort = (field, modifiers = []) => page.click(`.tabulator-col[tabulator-field="${field}"] .tabulator-col-title`, { modifiers })
  const write = async (input, text) => {
    await page.fill(input, text)
    await page.press(input, 'Enter')
  }
  // A click elsewhere closes a menu and applies what is chosen, but not in the first tenth
  // of a second of the menu.
  const choose = async (field, ...values) => {
    await page.click(`.tabulator-col[tabulator-field="${field}"] input`)
    for (const value of values) await page.click(`.tabulator-edit-list-item:text-is("${value}")`)
    do await page.click('#search')
    while (await page.isVisible('.tabulator-edit-list'))
  }
  await asks('Sense and Sensibility', () => page.goto(address))
  await asks('A Tale of Two Cities', () => turn('next'))
  await asks('Sense and Sensibility', () => turn('prev'))
  await asks('Sense and Sensibility', () => page.selectOption('.tabulator-page-size', '50'))
  await asks('A Book of Nonsense', () => sort('title'))
  await asks('Zuleika Dobson', () => sort('title'))
  await asks('Utopia', () => sort('year'))
  await asks('Utopia', () => sort('title', ['Shift']))
  await asks('Mademoiselle de Maupin', () => write('#search', 'christmas'))
  await asks('Nature', () => write('#least', '900'))
  await asks('Nature', () => write('#most', '1100'))
  await asks('The Pickwick Papers', () => choose('author', 'charles-dickens', 'jane-austen'))
  await asks('A Christmas Carol', () => write('.tabulator-col[tabulator-field="year"] input', '1843'))
  await recorded('tabulator', asked)
})

test('AG Grid asks for blocks, orders, words, ranges and several authors', async (t) => {
  const { page, asks, asked, address } = await open(t, 'aggrid', '.ag-row[row-index="0"] [col-id="title"]')
  const sort = (field, modifiers = []) => page.click(`.ag-header-cell[col-id="${field}"] .ag-header-cell-text`, { modifiers })
  const write = (label, text) => page.getByLabel(label).first().fill(text)
  const filter = (model) => page.evaluate((model) => grid.setFilterModel({ ...grid.getFilterModel(), ...model }), model)
  await asks('Sense and Sensibility', () => page.goto(address))
  await asks('Sense and Sensibility', async () => {
    await page.evaluate(() => grid.ensureIndexVisible(50))
    await page.evaluate(() => grid.ensureIndexVisible(0))
  })
  await asks('A Book of Nonsense', () => sort('title'))
  await asks('Zuleika Dobson', () => sort('title'))
  await asks('Zuleika Dobson', () => sort('year', ['Shift']))
  await asks('Wuthering Heights', () => write('Title Filter Input', 'christmas'))
  await asks('White-Jacket', () => filter({ price: { filterType: 'number', type: 'inRange', filter: 900, filterTo: 1100 } }))
  const equals = (filter) => ({ filterType: 'text', type: 'equals', filter })
  await asks('The Pickwick Papers', () => filter({ author: { filterType: 'text', operator: 'OR', conditions: ['jane-austen', 'charles-dickens'].map(equals) } }))
  await asks('A Christmas Carol', () => write('Year Filter Input', '1843'))
  await recorded('aggrid', asked)
})
