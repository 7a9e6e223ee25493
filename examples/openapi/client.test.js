// The client in client.ts gets 200, 304, 412 and 428 from the bookshop.
import assert from 'node:assert/strict'
import test from 'node:test'
import { startBookshop } from './bookshop.js'

test('a client of openapi-typescript', async (t) => {
  const { visit } = await import('./build/client.js')
  const seen = await visit(await startBookshop(t))
  assert.equal(seen.book.id, 2)
  assert.equal(seen.again, 304)
  assert.equal(seen.changed.price, 900)
  assert.equal(seen.changed.title, seen.book.title)
  assert.equal(seen.changed.about, '')
  assert.equal(seen.late.status, 412)
  assert.equal(seen.late.problem.status, 412)
  assert.equal(seen.blind.status, 428)
  assert.equal(seen.blind.problem.status, 428)
  assert.ok(seen.titles.length > 0)
})
