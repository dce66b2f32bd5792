import { createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components'

const green: BrandVariants = {
  10: '#02110c',
  20: '#062019',
  30: '#083529',
  40: '#0a4635',
  50: '#0b5442',
  60: '#0c614c',
  70: '#0d6e55',
  80: '#0f7b5f',
  90: '#258a6f',
  100: '#3c9980',
  110: '#54a891',
  120: '#6eb7a3',
  130: '#89c6b5',
  140: '#a6d5c8',
  150: '#c4e4db',
  160: '#e2f3ee'
}

/** The pane's colours and type: the product's green, the system's Chinese typefaces. */
export const paneTheme: Theme = {
  ...createLightTheme(green),
  fontFamilyBase:
    '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif',
  fontFamilyNumeric: '"Segoe UI", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif'
}
