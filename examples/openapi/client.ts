// A client in TypeScript, whose types openapi-typescript makes of the document: that
// this compiles is half of the test. client.test.js runs it.
import createClient from 'openapi-fetch'
import type { components, paths } from './build/api.js'

type Book = components['schemas']['Book']

export interface Seen {
  book: Book
  tag: string
  again: number
  changed: Book
  late: { status: number; problem: components['schemas']['Problem'] | undefined }
  blind: { status: number; problem: components['schemas']['Problem'] | undefined }
  titles: string[]
}

// visit reads a book twice, changes it twice by the tag that was read first, and
// writes an author without naming a state.
export async function visit(baseUrl: string): Promise<Seen> {
  const shop = createClient<paths>({ baseUrl })
  const id = 2
  const first = await shop.GET('/books/{id}', { params: { path: { id } } })
  const tag = first.response.headers.get('ETag')
  if (!first.data || tag === null) throw new Error(`no book: ${first.response.status}`)
  const again = await shop.GET('/books/{id}', { params: { path: { id }, header: { 'If-None-Match': tag } } })
  const price = 900
  const patch = () =>
    shop.PATCH('/books/{id}', {
      params: { path: { id }, header: { 'If-Match': tag } },
      body: { price, about: null },
      headers: { 'Content-Type': 'application/merge-patch+json' },
    })
  const changed = await patch()
  if (!changed.data) throw new Error(`not changed: ${changed.response.status}`)
  const late = await patch()
  const blind = await shop.PUT('/authors/{slug}', { params: { path: { slug: 'melville' } }, body: { name: 'Herman' } })
  const list = await shop.GET('/books', { params: { query: { author: ['jane-austen'], sort: ['-year'] } } })
  // @ts-expect-error a member that a Book does not have is no change of one
  const unknown: components['schemas']['BookPatch'] = { titel: 'Emma' }
  void unknown
  return {
    book: first.data,
    tag,
    again: again.response.status,
    changed: changed.data,
    late: { status: late.response.status, problem: late.error },
    blind: { status: blind.response.status, problem: blind.error },
    titles: list.data?.items.map((b) => b.title) ?? [],
  }
}
