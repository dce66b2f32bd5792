import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components'
import type { PaneLook } from './pane-state'

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

/** The system's Chinese typefaces after Office's own. */
const fonts: Partial<Theme> = {
  fontFamilyBase:
    '"Segoe UI", -apple-system, "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif',
  fontFamilyNumeric:
    '"Segoe UI", -apple-system, "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif'
}

const ROOT_SIZE = 16

/** The same theme with its letters in the person's own size: in rem, so that they follow the size set in the system. */
function inPersonsSize(theme: Theme): Theme {
  const sized = Object.entries(theme).map(([name, value]) => {
    const pixels = /^(?:fontSize|lineHeight)/u.test(name) ? /^([\d.]+)px$/u.exec(String(value)) : null
    return [name, pixels ? `${Number(pixels[1]) / ROOT_SIZE}rem` : value]
  })
  return Object.fromEntries(sized) as Theme
}

const light: Theme = inPersonsSize({ ...createLightTheme(green), ...fonts })

const dark: Theme = inPersonsSize({
  ...createDarkTheme(green),
  ...fonts,
  // The brand's middle shade is too dark to be read on dark grounds.
  colorBrandForeground1: green[120],
  colorBrandForeground2: green[130],
  colorBrandForegroundLink: green[120],
  colorBrandForegroundLinkHover: green[130],
  colorBrandForegroundLinkPressed: green[110],
  colorCompoundBrandForeground1: green[120],
  colorCompoundBrandStroke: green[110],
  colorCompoundBrandBackground: green[110]
})

const black: Theme = {
  ...dark,
  colorNeutralBackground1: '#000000',
  colorNeutralBackground1Hover: '#1f1f1f',
  colorNeutralBackground1Pressed: '#141414',
  colorNeutralBackground2: '#0a0a0a',
  colorNeutralBackground3: '#141414',
  colorNeutralBackground4: '#262626',
  colorSubtleBackgroundHover: '#1f1f1f',
  colorSubtleBackgroundPressed: '#141414'
}

/** The pane's colours and type in each look: the product's green. High contrast is the system's own. */
export const paneThemes: Readonly<Record<PaneLook, Theme>> = { light, dark, black }
