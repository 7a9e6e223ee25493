// Bootstrap Table, a table for pages from npm, shows the editions of the newsroom. Its
// names for parameters are not those of a list: the newsroom has them by params, and no
// code of the page translates. What it asks for is recorded, and the newsroom's own
// tests send it too.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, request as send } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { JSDOM } from 'jsdom'

// newsroom starts examples/newsroom, and returns its address.
async function newsroom(t) {
  const server = spawn(process.env.NEWSROOM, ['-addr', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => server.kill())
  const [line] = await once(createInterface(server.stdout), 'line')
  return line.replace('listening on ', '')
}

// site serves an empty page, and has the newsroom answer for the editions: what is asked
// for there is recorded.
async function site(t, upstream) {
  const asked = []
  const server = createServer((request, response) => {
    const onward = send(upstream + request.url, { method: request.method, headers: request.headers }, (answer) => {
      asked.push(`${answer.statusCode} ${request.url}`)
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    })
    onward.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return { origin: `http://127.0.0.1:${server.address().port}`, asked }
}

test('Bootstrap Table asks for pages, sizes, orders and words by names of its own', async (t) => {
  const { origin, asked } = await site(t, await newsroom(t))
  const { window } = new JSDOM('<table id="table"></table>', { url: origin + '/', runScripts: 'outside-only', pretendToBeVisual: true })
  t.after(() => window.close())
  for (const file of ['jquery/dist/jquery.min.js', 'bootstrap-table/dist/bootstrap-table.min.js']) {
    window.eval(await readFile(join(import.meta.dirname, 'node_modules', file), 'utf8'))
  }
  const $ = window.jQuery
  const table = $('#table')
  const asks = async (title, step) => {
    const loaded = new Promise((resolve, reject) => {
      table.one('load-success.bs.table', resolve)
      table.one('load-error.bs.table', (_, status) => reject(new Error(`status ${status}`)))
    })
    step()
    await loaded
    assert.equal(table.find('tbody td').eq(1).text(), title)
  }
  const at = (selector) => $('.bootstrap-table').find(selector)
  await asks('Harbour, week 1', () => table.bootstrapTable({
    url: '/editions?total=true', sidePagination: 'server', dataField: 'items', totalField: 'total',
    pagination: true, pageSize: 10, pageList: [10, 25, 50], search: true, searchTimeOut: 0, sortName: 'number', sortOrder: 'asc',
    columns: [{ field: 'number', title: 'Number', sortable: true }, { field: 'title', title: 'Title', sortable: true }],
  }))
  await asks('Harbour, week 11', () => at('.page-next a').trigger('click'))
  await asks('Council, week 51', () => at('.page-item a[aria-label="to page 6"]').trigger('click'))
  await asks('Harbour, week 1', () => table.bootstrapTable('refreshOptions', { pageNumber: 1, pageSize: 25 }))
  await asks('Council, week 40', () => at('th[data-field="title"] .sortable').trigger('click'))
  await asks('Weather, week 39', () => at('th[data-field="title"] .sortable').trigger('click'))
  await asks('Market, week 26', () => table.bootstrapTable('resetSearch', 'mar'))
  await asks('Weather, week 39', () => table.bootstrapTable('resetSearch', ''))
  const file = join(import.meta.dirname, '../newsroom/testdata/bootstraptable.requests')
  const text = asked.join('\n') + '\n'
  if (process.env.UPDATE) await writeFile(file, text)
  assert.equal(text, await readFile(file, 'utf8'))
})
