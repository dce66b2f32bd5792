/** Units of measurement in their standard spelling (GB 3100, GB 3101, and the units of statistical tables). */
export const STANDARD_UNITS: readonly string[] = [
  '%',
  '‰',
  '个百分点',
  'μg/m³',
  'mg/m³',
  'μg/L',
  'mg/L',
  'mg/kg',
  'g/m³',
  'm³',
  '万m³',
  'm²',
  'km²',
  'km',
  '℃',
  'dB（A）',
  'kW·h',
  '万kW·h',
  't/d',
  '万t/d',
  'kg',
  '吨',
  '万吨',
  '吨标准煤',
  '万吨标准煤',
  '万元',
  '亿元',
  '公顷',
  '万公顷',
  '亩',
  '万亩',
  '平方公里',
  '立方米',
  '亿立方米',
  '公里',
  '人',
  '万人',
  '户',
  '个',
  '家',
  '起',
  '次',
  '件',
  '辆',
  '座',
  '天'
]

/** Common spellings that are more than another width or blank away from the standard one. */
export const UNIT_RESPELLINGS: readonly (readonly [string, string])[] = [
  ['微克/立方米', 'μg/m³'],
  ['毫克/立方米', 'mg/m³'],
  ['毫克/升', 'mg/L'],
  ['mg/l', 'mg/L'],
  ['ug/l', 'μg/L'],
  ['KM', 'km'],
  ['Km', 'km'],
  ['dB(a)', 'dB（A）'],
  ['db(A)', 'dB（A）'],
  ['百分点', '个百分点'],
  ['吨标煤', '吨标准煤'],
  ['万吨标煤', '万吨标准煤']
]

/** Units that count things or measure concentrations. */
export const COUNT_UNITS: readonly string[] = [
  'μg/m³',
  'mg/m³',
  'μg/L',
  'mg/L',
  'mg/kg',
  'g/m³',
  '人',
  '万人',
  '户',
  '个',
  '家',
  '起',
  '次',
  '件',
  '辆',
  '座',
  '天'
]

/** Between the names of a units cell. */
export const UNIT_LIST_SEPARATOR = '、'

/** Marks that people put between units in place of the separator, or something in brackets, which stays as it is. */
export const UNIT_LIST_LOOKALIKES = /（[^（）]*）|\([^()]*\)|[;；|｜/／\\＼&＆+＋·・.．。\s]+/gu
