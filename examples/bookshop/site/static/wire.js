// Sends requests, and tells a listener what each of them was on the wire.

let listener = () => {}
export const onExchange = (f) => { listener = f }

// send sends a request and returns status, entity tag and decoded content. The
// browser keeps what it reads, and asks with If-None-Match by itself. A script sees
// a 200 then; what was transferred says whether it was a 304.
export async function send(method, path, { ifMatch, content } = {}) {
  const headers = {}
  if (ifMatch) headers['If-Match'] = ifMatch
  if (content) headers['Content-Type'] = 'application/json'
  const known = method === 'GET' ? tags.get(path) : undefined
  const began = performance.now()
  const response = await fetch(path, { method, headers, body: content && JSON.stringify(content) })
  const text = await response.text()
  const tag = response.headers.get('ETag')
  if (method === 'GET' && response.ok) tags.set(path, tag)
  const entry = await timing(path, began)
  const revalidated = method === 'GET' && entry && entry.transferSize > 0 && entry.transferSize < entry.encodedBodySize
  listener({
    method,
    path,
    status: revalidated ? 304 : response.status,
    sent: ifMatch ? `If-Match: ${ifMatch}` : revalidated ? `If-None-Match: ${known ?? tag}` : '',
    tag,
    bytes: revalidated ? 0 : new Blob([text]).size,
    saved: revalidated ? entry.encodedBodySize : 0,
  })
  const body = text && /json/.test(response.headers.get('Content-Type')) ? JSON.parse(text) : null
  return { status: response.status, tag, body }
}

const tags = new Map() // by path, of what the browser may keep

// timing returns what the browser has measured of the last request for a path.
async function timing(path, began) {
  const url = new URL(path, location.href).href
  for (let tries = 0; tries < 10; tries++) {
    const entry = performance.getEntriesByName(url, 'resource').findLast((e) => e.startTime >= began - 1)
    if (entry) return entry
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
performance.setResourceTimingBufferSize(10000)
