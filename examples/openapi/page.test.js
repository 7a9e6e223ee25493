// The page of the bookshop in Chromium: it shows the document, and tries a request.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chromium } from 'playwright-core'
import { startBookshop } from './bookshop.js'

const skip = process.env.CHROMIUM ? false : 'CHROMIUM names no program'

test('the page of the bookshop', { skip }, async (t) => {
  const shop = await startBookshop(t)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  t.after(() => browser.close())
  const page = await browser.newPage()
  const complaints = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(shop + '/api/')
  await page.locator('.opblock').first().waitFor()
  assert.match(await page.locator('.info .title').innerText(), /^Bookshop/)
  const { paths } = await (await fetch(shop + '/openapi.json')).json()
  const operations = Object.values(paths).flatMap((item) => Object.keys(item)).filter((name) => name !== 'parameters')
  assert.equal(await page.locator('.opblock').count(), operations.length)

  // Try GET of one book, and then with the tag that it came with.
  const get = page.locator('#operations-Book-getBook')
  await get.locator('.opblock-summary').first().click()
  await get.getByRole('button', { name: 'Try it out' }).click()
  const send = async () => {
    const answered = page.waitForResponse((response) => response.url().endsWith('/books/2'))
    await get.getByRole('button', { name: 'Execute' }).click()
    return answered
  }
  await get.locator('tr[data-param-name="id"] input').fill('2')
  const first = await send()
  assert.equal(first.status(), 200)
  const tag = first.headers().etag
  assert.ok(tag)
  await get.locator('tr[data-param-name="If-None-Match"] input').fill(tag)
  assert.equal((await send()).status(), 304)
  await get.locator('.live-responses-table .response-col_status').filter({ hasText: '304' }).waitFor()
  assert.deepEqual(complaints, [])
})
