// Three versions of a book become one: the one that both began with, and those that
// each has made of it.

export const fields = [
  { name: 'title', label: 'Title' },
  { name: 'author', label: 'Author' },
  { name: 'year', label: 'Year', number: true },
  { name: 'price', label: 'Price in cents', number: true },
  { name: 'about', label: 'About', long: true },
]

// merge returns a row for each field: what became of it, and who changed it.
// A conflict is a field that both have changed, and not alike.
export function merge(base, mine, theirs) {
  return fields.map((field) => {
    const [b, m, t] = [base[field.name], mine[field.name], theirs[field.name]]
    const conflict = m !== b && t !== b && m !== t
    return { field, mine: m, theirs: t, conflict, mineChanged: m !== b, theirsChanged: t !== b, merged: m !== b ? m : t }
  })
}
