// The panel with all exchanges, the latest first.
import { el } from '/page/dom.js'
import { onExchange } from '/page/wire.js'

const log = document.getElementById('log')
const sum = document.getElementById('sum')
const total = { requests: 0, bytes: 0, saved: 0 }
const size = (n) => n < 10000 ? `${n} bytes` : `${Math.round(n / 1000)} kB`

onExchange((x) => {
  total.requests++
  total.bytes += x.bytes
  total.saved += x.saved
  log.prepend(el('li', { 'data-status': x.status },
    el('div', { class: 'line' },
      el('code', {}, `${x.method} ${decodeURIComponent(x.path)}`),
      el('b', { class: `status s${String(x.status)[0]}` }, String(x.status))),
    x.sent && el('div', { class: 'validator' }, '→ ', el('code', {}, x.sent)),
    x.tag && el('div', { class: 'validator' }, '← ', el('code', {}, `ETag: ${x.tag}`)),
    el('div', { class: 'bytes' }, x.saved ? `no content; ${size(x.saved)} not sent again` : `${size(x.bytes)} of content`)))
  while (log.children.length > 50) log.lastChild.remove()
  sum.textContent = `${total.requests} ${total.requests === 1 ? 'request' : 'requests'}, ${size(total.bytes)} of content received, ${size(total.saved)} spared by 304s.`
})
