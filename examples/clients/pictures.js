// Makes the pictures of docs/walkthrough.md from the running shop: node pictures.js FOLDER
import { join } from 'node:path'
import { launch, startShop } from './shop.js'

const folder = process.argv[2]
const [browser, shop] = await Promise.all([launch(), startShop()])
const desk = { viewport: { width: 1180, height: 760 } }

async function open(context, hash) {
  const page = await context.newPage()
  await page.goto(shop.address + '/' + hash)
  await page.locator('main h2').waitFor()
  return page
}
const shoot = (page, name) => page.screenshot({ path: join(folder, name + '.png') })

try {
  const light = await browser.newContext(desk)
  const list = await open(light, '#/')
  await list.keyboard.press('/')
  await list.keyboard.type('love')
  await list.getByRole('heading', { name: 'Books with' }).waitFor()
  await shoot(list, 'list')

  const mine = await open(light, '#/books/2')
  for (let i = 0; i < 2; i++) {
    await mine.getByRole('button', { name: 'Read again' }).click()
    await mine.locator('#log li').nth(i + 1).waitFor()
  }
  await shoot(mine, 'revalidated')

  const theirs = await open(light, '#/books/2')
  await theirs.getByLabel('Price in cents').fill('900')
  await theirs.getByLabel('Year').fill('1814')
  await theirs.getByRole('button', { name: 'Save' }).click()
  await theirs.getByText('Saved.').waitFor()
  await mine.getByLabel('Price in cents').fill('1000')
  await mine.getByLabel('Title', { exact: true }).fill('Pride & Prejudice')
  await mine.getByRole('button', { name: 'Save' }).click()
  await mine.getByRole('heading', { name: 'Somebody was faster' }).waitFor()
  await shoot(mine, 'conflict')
  await mine.getByRole('radiogroup', { name: 'Price in cents' }).getByLabel('1000').check()
  await mine.getByRole('button', { name: 'Save merged' }).click()
  await mine.getByText('Saved.').waitFor()
  await shoot(mine, 'merged')

  const dark = await open(await browser.newContext({ ...desk, colorScheme: 'dark' }), '#/?q=london')
  await shoot(dark, 'dark')
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true }
  await shoot(await open(await browser.newContext(phone), '#/books/2'), 'phone')
} finally {
  await browser.close()
  await shop.stop()
}
