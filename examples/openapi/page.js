// Copies Swagger UI, with its licence, to where the bookshop embeds it.
import { cpSync, mkdirSync } from 'node:fs'

const to = '../bookshop/apipage/page/swagger/'
mkdirSync(to, { recursive: true })
for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE', 'NOTICE']) {
  cpSync(`node_modules/swagger-ui-dist/${name}`, to + name)
}
