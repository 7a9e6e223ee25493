// Edits notes in Chromium, as a page does that knows no tags but those in responses: for
// each URL on a line of the input, what came over the wire is printed as a line of JSON.
import { createInterface } from 'node:readline'
import { launch } from './shop.js'

// watch returns a function that does something which sends one request for a URL, and
// returns what came back over the wire. A script in the page sees a 200 for a 304.
async function watch(page, url) {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const requests = new Map() // what is known of each: these events come in any order
  let settle
  const learn = ({ requestId }, part) => {
    const known = { ...requests.get(requestId), ...part }
    requests.set(requestId, known)
    if (known.url === url && known.response) settle(known.response)
  }
  session.on('Network.requestWillBeSent', (event) => learn(event, { url: event.request.url }))
  session.on('Network.requestServedFromCache', (event) => learn(event, { response: { status: 'from the cache' } }))
  session.on('Network.responseReceivedExtraInfo', (event) => {
    const field = (name) => Object.entries(event.headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? ''
    learn(event, { response: { status: String(event.statusCode), tag: field('etag'), coding: field('content-encoding') } })
  })
  return async (send) => {
    const response = new Promise((resolve) => { settle = resolve })
    const result = await send()
    return { ...await response, ...result }
  }
}

// get and put run in the page.
const get = async () => {
  const response = await fetch(location.href)
  return { tag: response.headers.get('ETag') ?? '', text: (await response.json()).text.slice(0, 9) }
}
const put = async ([tag, text]) => {
  const response = await fetch(location.href, {
    method: 'PUT', headers: { 'Content-Type': 'application/json', 'If-Match': tag }, body: JSON.stringify({ text: text.repeat(300) }),
  })
  await response.text()
}

async function edit(browser, url) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const wire = await watch(page, url)
  const seen = {}
  seen.read = await wire(async () => { await page.goto(url) })
  seen.reload = await wire(async () => { await page.reload() })
  seen.again = await wire(() => page.evaluate(get))
  seen.save = await wire(() => page.evaluate(put, [seen.again.tag, 'Call me A. ']))
  seen.now = await wire(() => page.evaluate(get))
  seen.stale = await wire(() => page.evaluate(put, [seen.again.tag, 'Call me B. ']))
  seen.next = await wire(() => page.evaluate(put, [seen.now.tag, 'Call me C. ']))
  await context.close()
  return seen
}

const browser = await launch()
try {
  for await (const url of createInterface(process.stdin)) console.log(JSON.stringify(await edit(browser, url)))
} finally {
  await browser.close()
}
