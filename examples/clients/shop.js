// Starts examples/bookshop and the browser, for tests and for the pictures in docs.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

// startShop starts a shop with a new database, and returns its address and a
// function that stops it.
export async function startShop() {
  const dir = await mkdtemp(join(tmpdir(), 'shop'))
  const args = ['-addr', '127.0.0.1:0', '-database', join(dir, 'shop.db'), '-drain', '0s', '-log', 'error']
  const server = spawn(process.env.BOOKSHOP, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface(server.stdout), 'line')
  const stop = async () => {
    server.kill()
    await once(server, 'exit')
    await rm(dir, { recursive: true })
  }
  return { address: line.replace('listening on ', ''), stop }
}

// counted returns how many requests for a route came to a status.
export async function counted(address, route, status) {
  const text = await (await fetch(address + '/metrics')).text()
  return text.split('\n')
    .filter((line) => line.startsWith('bookshop_requests_total') && line.includes(`route="${route}"`) && line.includes(`status="${status}"`))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}
