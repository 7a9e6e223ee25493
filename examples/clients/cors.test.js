// A page of another origin, in Chromium, that reads books and saves them: through
// each CORS middleware, and with none.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
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

// site serves an empty page, and returns its origin.
async function site(t) {
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<title>Page</title>'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return `http://localhost:${server.address().port}`
}

// service starts examples/routers, and returns its address.
async function service(t, ...flags) {
  const server = spawn(process.env.ROUTERS, ['-address', '127.0.0.1:0', ...flags, 'mux'], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => server.kill())
  const [address] = await once(createInterface(server.stdout), 'line')
  return address
}

// conversation runs in the page. It returns what a script could see of each response.
async function conversation(books) {
  const seen = []
  const send = async (method, url, headers = {}, body) => {
    const response = await fetch(url, { method, headers, body })
    const read = (name) => response.headers.get(name)
    seen.push({ status: response.status, etag: read('ETag'), link: read('Link'), acceptPatch: read('Accept-Patch') })
    return { url: response.url, etag: read('ETag'), location: read('Location'), body: await response.text() }
  }
  const json = { 'Content-Type': 'application/json' }
  const created = await send('POST', books, json, '{"id":"1","title":"Typee"}')
  const book = new URL(created.location, created.url).href
  const read = await send('GET', book)
  await send('GET', book, { 'If-None-Match': read.etag })
  const saved = await send('PUT', book, { ...json, 'If-Match': read.etag }, '{"title":"Omoo"}')
  await send('PUT', book, { ...json, 'If-Match': read.etag }, '{"title":"lost"}')
  await send('PUT', book, json, '{"title":"blind"}')
  const now = await send('GET', book)
  await send('PATCH', book, { 'Content-Type': 'application/merge-patch+json', 'If-Match': now.etag }, '{"title":"Mardi"}')
  await send('POST', books, json, '{"id":"2"}')
  await send('GET', books + '?limit=1')
  await send('OPTIONS', book)
  const last = await send('GET', book)
  await send('DELETE', book, { 'If-Match': last.etag })
  return { seen, read: read.etag, title: JSON.parse(last.body).title }
}

for (const middleware of ['rs', 'jub0bs']) {
  test(`a page of another origin reads a tag and saves through ${middleware}/cors`, async (t) => {
    const origin = await site(t)
    const address = await service(t, '-cors', middleware, '-origin', origin)
    const page = await browser.newPage()
    t.after(() => page.close())
    await page.goto(origin)
    const { seen, read, title } = await page.evaluate(conversation, address + '/api/books')
    assert.deepEqual(seen.map((s) => s.status), [201, 200, 304, 200, 412, 428, 200, 200, 201, 200, 204, 200, 204])
    assert.match(read, /^"1\./)
    assert.equal(title, 'Mardi')
    assert.equal(seen[2].etag, read, 'the tag of the 304')
    assert.match(seen[4].etag, /^"2\./, 'the tag of the 412')
    assert.match(seen[9].link, /rel="next"/)
    assert.equal(seen[10].acceptPatch, 'application/merge-patch+json')
  })

  test(`a page that ${middleware}/cors does not know reads nothing`, async (t) => {
    const origin = await site(t)
    const address = await service(t, '-cors', middleware, '-origin', 'https://shop.example')
    const page = await browser.newPage()
    t.after(() => page.close())
    await page.goto(origin)
    await assert.rejects(page.evaluate(conversation, address + '/api/books'), /Failed to fetch/)
  })
}
