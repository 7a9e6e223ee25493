// Starts the bookshop, of which BOOKSHOP is the program, on a database that nobody has
// changed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import readline from 'node:readline'

export async function startBookshop(t) {
  const dir = mkdtempSync(path.join(tmpdir(), 'bookshop'))
  const shop = spawn(process.env.BOOKSHOP, ['-addr', '127.0.0.1:0', '-log', 'error', '-database', path.join(dir, 'books.db')], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(async () => {
    const gone = once(shop, 'exit')
    shop.kill('SIGINT')
    await gone
    rmSync(dir, { recursive: true })
  })
  const [line] = await once(readline.createInterface(shop.stdout), 'line')
  return line.replace('listening on ', '')
}
