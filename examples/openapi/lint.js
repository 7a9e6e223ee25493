// Holds each document in build to Redocly, Spectral and the validator of seriousme:
// no error, and no warning.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'

const files = readdirSync('build').filter((name) => name.endsWith('.json')).map((name) => path.join('build', name))
let failed = files.length === 0

// run runs a tool over a document. Redocly counts warnings in what it prints.
function run(name, args, isSound) {
  const got = spawnSync(path.join('node_modules', '.bin', name), args, { encoding: 'utf8', env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } })
  const text = got.stdout + got.stderr
  const sound = got.status === 0 && isSound(text)
  console.log(`${args.at(-1)}: ${name}: ${sound ? 'no error, no warning' : '\n' + text}`)
  failed ||= !sound
}

for (const file of files) {
  run('redocly', ['lint', '--extends=recommended', file], (text) => !/Warning was generated/.test(text))
  run('spectral', ['lint', '--fail-severity=hint', '--ruleset=.spectral.yaml', file], () => true)
  run('validate-api', [file], (text) => text.includes('"valid": true'))
}
process.exit(failed ? 1 : 0)
