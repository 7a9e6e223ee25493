// Programs with caches of their own: each gets its 304, and its 412 if it writes.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { Agent, cacheStores, interceptors, request } from 'undici'
import { counted, startShop } from './shop.js'

const run = promisify(execFile)
const python = process.env.PYTHON || '/usr/bin/python3' // which has the packages of Debian
let shop, dir
before(async () => { [shop, dir] = await Promise.all([startShop(), mkdtemp(join(tmpdir(), 'tools'))]) })
after(async () => {
  await shop?.stop()
  await rm(dir, { recursive: true })
})

// installed skips a test if a program is missing.
async function installed(t, program, ...args) {
  try {
    await run(program, args)
    return true
  } catch (error) {
    if (error.code !== 'ENOENT' && !/No module/.test(error.stderr)) throw error
    t.skip(`${program} ${args.join(' ')}: ${error.message.split('\n')[0]}`)
    return false
  }
}

// not304 returns how many 304s the shop has sent for books since then.
async function count304() {
  const since = await counted(shop.address, '/books/{id}', 304)
  return async () => await counted(shop.address, '/books/{id}', 304) - since
}

// somebody changes a book.
async function somebody(id) {
  const response = await fetch(`${shop.address}/books/${id}`, {
    method: 'PATCH', headers: { 'If-Match': '*', 'Content-Type': 'application/merge-patch+json' }, body: JSON.stringify({ price: 1 + Math.floor(performance.now()) }),
  })
  assert.equal(response.status, 200)
}

test('curl --etag-save and --etag-compare', async (t) => {
  if (!await installed(t, 'curl', '--version')) return
  const [url, tag, body] = [`${shop.address}/books/10`, join(dir, 'tag'), join(dir, 'curl.json')]
  const curl = async (...args) => (await run('curl', ['-s', '-o', body, '-w', '%{http_code}', ...args, url])).stdout
  const seen = await count304()
  assert.equal(await curl('--etag-save', tag), '200')
  assert.equal(await curl('--etag-compare', tag, '--etag-save', tag), '304')
  assert.equal(await seen(), 1)
  const kept = (await readFile(tag, 'utf8')).trim()
  const put = ['-X', 'PATCH', '-H', 'Content-Type: application/merge-patch+json', '-H', `If-Match: ${kept}`, '-d', '{"price":77}']
  assert.equal(await curl(...put), '200')
  assert.equal(await curl(...put), '412', 'the tag is of a state that is gone')
  assert.equal(await curl('--etag-compare', tag, '--etag-save', tag), '200')
  assert.equal(JSON.parse(await readFile(body, 'utf8')).price, 77)
})

test('curl -z', async (t) => {
  if (!await installed(t, 'curl', '--version')) return
  const [url, body] = [`${shop.address}/books/11`, join(dir, 'dated.json')]
  const curl = async (...args) => (await run('curl', ['-s', '-R', '-o', body, '-w', '%{http_code}', ...args, url])).stdout
  assert.equal(await curl(), '200')
  assert.equal(await curl('-z', body), '304')
  await somebody(11)
  assert.equal(await curl('-z', body), '200')
})

test('wget -N', async (t) => {
  if (!await installed(t, 'wget', '--version')) return
  const wget = async () => (await run('wget', ['-N', '-S', '-P', dir, `${shop.address}/books/12`])).stderr
  assert.match(await wget(), /HTTP\/1.1 200/)
  assert.match(await wget(), /HTTP\/1.1 304/)
  const file = join(dir, '12')
  assert.equal((await stat(file)).mtime.toISOString(), '2026-01-05T09:00:00.000Z')
  await utimes(file, new Date('2026-01-05T08:00:00Z'), new Date('2026-01-05T08:00:00Z'))
  assert.match(await wget(), /HTTP\/1.1 200/, 'what is older is fetched')
})

test('httplib2 sends If-Match by itself', async (t) => {
  if (!await installed(t, python, '-c', 'import httplib2')) return
  const seen = await count304()
  const { stdout } = await run(python, ['httplib2client.py', `${shop.address}/books/13`, join(dir, 'httplib2')])
  assert.deepEqual(stdout.trim().split('\n'), [
    'GET 200', 'GET from the cache', 'PUT 200', 'GET 200', 'PUT 412 after another client', 'GET 200', 'PUT 200', 'PUT 428 without a GET before',
  ])
  assert.equal(await seen(), 1)
})

test("the cache of undici", async () => {
  const agent = new Agent().compose(interceptors.cache({ type: 'private', store: new cacheStores.MemoryCacheStore() }))
  const url = `${shop.address}/books/14`
  const get = async () => {
    const { statusCode, headers, body } = await request(url, { dispatcher: agent })
    return { status: statusCode, tag: headers.etag, book: await body.json() }
  }
  const seen = await count304()
  const first = await get()
  for (let tries = 0; tries < 20 && await seen() < 3; tries++) assert.deepEqual(await get(), first)
  assert.equal(await seen(), 3, 'what it keeps is validated')
  await somebody(14)
  const now = await get()
  assert.equal(now.book.version, first.book.version + 1, 'no stale book')
  const put = async (tag) => {
    const { statusCode, body } = await request(url, {
      method: 'PUT', dispatcher: agent, headers: { 'if-match': tag, 'content-type': 'application/json' }, body: JSON.stringify({ ...now.book, price: 5 }),
    })
    await body.dump()
    return statusCode
  }
  assert.equal(await put(first.tag), 412)
  assert.equal(await put(now.tag), 200)
  assert.equal((await get()).book.price, 5)
  await agent.close()
})
