const MAX = 256
const takenLeft = new Uint8Array(MAX)
const takenRight = new Uint8Array(MAX)

/** Jaro similarity of two strings from 0 to 1 (Jaro 1989); only the first 256 characters count. */
export const jaro = (left: string, right: string): number => {
  if (left === right) return left === '' ? 0 : 1
  const n = Math.min(left.length, MAX)
  const m = Math.min(right.length, MAX)
  if (n === 0 || m === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(n, m) / 2) - 1)
  takenLeft.fill(0, 0, n)
  takenRight.fill(0, 0, m)
  let matches = 0
  for (let i = 0; i < n; i++) {
    const code = left.charCodeAt(i)
    const end = Math.min(m - 1, i + reach)
    for (let j = Math.max(0, i - reach); j <= end; j++) {
      if (takenRight[j] === 1 || right.charCodeAt(j) !== code) continue
      takenLeft[i] = 1
      takenRight[j] = 1
      matches++
      break
    }
  }
  if (matches === 0) return 0
  let swaps = 0
  for (let i = 0, j = 0; i < n; i++) {
    if (takenLeft[i] !== 1) continue
    while (takenRight[j] !== 1) j++
    if (left.charCodeAt(i) !== right.charCodeAt(j)) swaps++
    j++
  }
  return (matches / n + matches / m + (matches - swaps / 2) / matches) / 3
}

/** Jaro-Winkler similarity from 0 to 1: Jaro raised by a tenth for each equal leading character, four at most (Winkler 1990). */
export const jaroWinkler = (left: string, right: string): number => {
  const base = jaro(left, right)
  if (base === 1 || base === 0) return base
  const end = Math.min(4, left.length, right.length)
  let prefix = 0
  while (prefix < end && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix++
  return base + prefix * 0.1 * (1 - base)
}

/** Edits (insert, delete, replace, swap of neighbours) between two strings, counted up to `limit` plus one. */
export const editDistance = (left: string, right: string, limit: number): number => {
  if (Math.abs(left.length - right.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    before = last
    last = row
  }
  return Math.min(limit + 1, last[right.length] ?? 0)
}
