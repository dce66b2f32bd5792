/** Brackets of Chinese typesetting as `open close`; the full- and half-width forms of one kind share a line. */
export const BRACKET_KINDS: readonly { readonly open: string; readonly close: string }[] = [
  { open: '（(', close: '）)' },
  { open: '［[', close: '］]' },
  { open: '【', close: '】' },
  { open: '〔', close: '〕' },
  { open: '《', close: '》' },
  { open: '〈', close: '〉' }
]
