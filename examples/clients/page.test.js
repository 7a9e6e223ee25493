// The page of examples/bookshop in Chromium: its cache revalidates, and two tabs
// that edit one book merge.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { counted, launch, startShop } from './shop.js'

let browser, shop
before(async () => { [browser, shop] = await Promise.all([launch(), startShop()]) })
after(async () => {
  await browser?.close()
  await shop?.stop()
})

// open opens a path of the page in a context, which is a new one if none is given.
async function open(t, hash, context) {
  context ??= await newContext(t)
  const page = await context.newPage()
  page.on('pageerror', (error) => assert.fail(error))
  await page.goto(shop.address + '/' + hash)
  await page.locator('main h2').waitFor()
  return page
}

async function newContext(t, options) {
  const context = await browser.newContext(options)
  t.after(() => context.close())
  return context
}

test("the browser's own cache revalidates, and gets 304s", async (t) => {
  const page = await open(t, '#/books/2')
  const before = await counted(shop.address, '/books/{id}', 304)
  for (let i = 0; i < 3; i++) {
    await page.getByRole('button', { name: 'Read again' }).click()
    await page.locator('#log li').nth(i + 1).waitFor()
  }
  assert.equal(await counted(shop.address, '/books/{id}', 304), before + 3)
  const latest = page.locator('#log li').first()
  assert.equal(await latest.locator('.status').textContent(), '304')
  assert.match(await latest.textContent(), /If-None-Match: "1\./)
  assert.match(await latest.textContent(), /not sent again/)
  await page.goto(shop.address + '/#/')
  await page.reload()
  await page.locator('.books').waitFor()
  assert.ok(await counted(shop.address, '/books', 304) > 0, 'the list is revalidated, too')
})

test('two tabs edit one book: the second sees the conflict and merges', async (t) => {
  const context = await newContext(t)
  const first = await open(t, '#/books/8', context)
  const second = await open(t, '#/books/8', context)
  const title = await first.getByLabel('Title', { exact: true }).inputValue()
  await first.getByLabel('Price in cents').fill('1234')
  await first.getByLabel('Year').fill('1819')
  await first.getByRole('button', { name: 'Save' }).click()
  await first.getByText('Saved.').waitFor()

  await second.getByLabel('Price in cents').fill('999')
  await second.getByLabel('Title', { exact: true }).fill(title + ', again')
  await second.getByRole('button', { name: 'Save' }).click()
  await second.getByRole('heading', { name: 'Somebody was faster' }).waitFor()
  const price = second.getByRole('radiogroup', { name: 'Price in cents' })
  assert.deepEqual(await price.locator('label').allTextContents(), ['999', '1234'])
  assert.equal(await second.locator('.conflict').count(), 1, 'only the price was changed by both')
  await price.getByLabel('1234').check()
  await second.getByRole('button', { name: 'Save merged' }).click()
  await second.getByText('Saved.').waitFor()

  const response = await fetch(shop.address + '/books/8')
  const book = await response.json()
  assert.deepEqual([book.title, book.year, book.price, book.version], [title + ', again', 1819, 1234, 3])
  const statuses = await second.locator('#log .status').allTextContents()
  assert.deepEqual(statuses.slice(0, 3), ['200', '200', '412'], 'save, read, save in the panel')
})

test('what the shop refuses is shown at its field', async (t) => {
  const page = await open(t, '#/books/3')
  await page.getByLabel('Price in cents').fill('-1')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('#price-error', { hasText: 'cannot be negative' }).waitFor()
  assert.equal(await page.evaluate(() => document.activeElement.id), 'price')
})

test('all is done by keyboard', async (t) => {
  const page = await open(t, '#/')
  await page.keyboard.press('/')
  await page.keyboard.type('moby dick')
  await page.getByRole('heading', { name: 'Books with “moby dick”' }).waitFor()
  await page.locator('.books a').first().focus()
  await page.keyboard.press('Enter')
  await page.locator('form.book').waitFor()
  await page.getByLabel('Price in cents').focus()
  await page.keyboard.type('0')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Saved.').waitFor()
})

test('more pages of the list are added', async (t) => {
  const page = await open(t, '#/')
  await page.getByRole('button', { name: 'More' }).click()
  await page.locator('.books li').nth(39).waitFor()
  assert.equal(await page.locator('.books li').count(), 40)
})

for (const colorScheme of ['light', 'dark']) {
  test(`it fits a phone, and is readable in ${colorScheme}`, async (t) => {
    const context = await newContext(t, { viewport: { width: 390, height: 844 }, colorScheme, isMobile: true })
    for (const hash of ['#/', '#/books/2']) {
      const page = await open(t, hash, context)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${hash} is wider than the screen`)
      const contrast = await page.evaluate(contrastOfText)
      assert.ok(contrast >= 4.5, `${hash}: contrast ${contrast}`)
    }
  })
}

// contrastOfText runs in the page. It returns the contrast of text with the page.
function contrastOfText() {
  const luminance = (color) => {
    const [r, g, b] = color.match(/\d+/g).map((n) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const style = (e) => getComputedStyle(document.querySelector(e))
  const [x, y] = [luminance(style('.hint').color), luminance(style('body').backgroundColor)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}
