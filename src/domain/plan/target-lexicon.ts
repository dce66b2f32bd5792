/**
 * Words the target grammar recognises, as regular-expression sources over canonical text
 * (see canonicalText: half-width, no blanks, one kind of dash, square and round brackets).
 */

/** Comparators before the number; a negated form stands before the form it contains. */
export const COMPARATORS_BEFORE = [
  ['at-least', '≥|≧|⩾|>=|不(?:得|能|应|宜|可)?(?:低于|少于|小于)|[大高多]于或?等于|至少'],
  ['at-most', '≤|≦|⩽|<=|不(?:得|能|应|宜|可)?(?:高于|超过|超出|大于|多于)|[小低少]于或?等于|至多|最多'],
  ['more-than', '>|大于|高于|多于|超过'],
  ['less-than', '<|小于|低于|少于|不足|不到']
] as const

export const OR_MORE = '(?:\\(含\\)|含|及)?以上(?:\\(含(?:本数)?\\))?'
const OR_LESS = '(?:\\(含\\)|含|及)?(?:以下|以内|之内)(?:\\(含(?:本数)?\\))?'
/** Comparators after the number; an excluding form stands before the form it contains. */
export const COMPARATORS_AFTER = [
  ['more-than', '\\(不含\\)以上|以上\\(不含\\)'],
  ['less-than', '\\(不含\\)以下|以下\\(不含\\)'],
  ['at-least', OR_MORE],
  ['at-most', OR_LESS]
] as const

export const ABOUT_BEFORE = '大?约'
export const ABOUT_AFTER = '左右|上下'

/** Introduces a total over the period (累计). */
export const TOTAL_BEFORE = '累计(?:达到|达|完成|实现)?'

/** Stands between the bounds of a range beside a dash. */
export const RANGE_TO = '[-~]|至|到'
export const RANGE_BEFORE = '介于|在'
export const RANGE_AND = '和|与'
export const RANGE_AFTER = '之间'

export const DECREASE = '下降|降低|减少|削减|压减|缩减'
export const INCREASE = '提高|提升|增长|增加|上升|升高'
/** Any word that says which way a value goes, to find wording against the numbers. */
export const FALLING = '[降减缩削]'
export const RISING = '[升增]|提高'
/** Between a change word and the value that is to be reached. */
export const CHANGE_TO = '至|到|为'
export const CHANGE_FROM = '由|从'
/** Short change words, used only before the value that is to be reached. */
export const CHANGE_SHORT = '[升降增减]'
/** Between a change word and its magnitude. */
export const CHANGE_BY = '(?:幅度)?(?:达到|达)?'
export const POINTS = '个?百分点'
/** May precede a change without altering it. */
export const CHANGE_ADVERB = '累计|总体|合计|共'

/** What may stand between a name and its number: to reach, to keep at, to hold within, and adverbs of intent. */
export const VERB =
  '达到|达|为|力争|确保|争取|实现|完成|始终|均|(?:保持|稳定|维持|控制)在|保持|维持|(?:提高|提升|增长|增加|上升|下降|降低|减少|降|升|增|减)(?:至|到)'

/** Adverbs of extent that leave a qualitative target what it is. */
export const EXTENT = '总体|基本|整体|大体|全面|全部|持续|继续|力争|确保|实现|达到|完成|做到'

/** Marks a text that compares year with year or averages over years: not a change against the baseline. */
export const YEAR_ON_YEAR = '每年|逐年|同比|环比|上年|上一年|去年|年均(?!浓度|值)|年平均(?!浓度|值)'

/** A period of the plan or a year with its particles, which never is the target number. */
export const PERIOD =
  '["\']?十[一二三四五六七八九]五["\']?(?:时期|期间|规划期?)?(?:期?末|内)?的?[,:]?|(?:到|至|截至|截止|在)?(?:规划)?期末[,:]?'
export const YEAR_PHRASE = `(?:(?<!${DECREASE}|${INCREASE}|[升降增减])(?:到|至)|截至|截止|在)?(?<!\\d)(?:19|20|21)\\d\\d年(?:年?[底末])?(?:之?前|度|起)?的?[,:]?`

/** The year a change refers to; the groups hold the year, or the numeral of the five-year plan it ended. */
const BASE_YEAR =
  '((?:19|20|21)\\d\\d)年[底末]?|["\']?十([一二三四五六七八九])五["\']?(?:时期|期间)?期?末?|基期|基准年|基年|现状|期初'
export const BASE = `(?:较|相?比于?|相对于?|与|同)(?:${BASE_YEAR})(?:相比|水平|同期)?的?[,]?`
/** Numerals of five-year plans in order: the first is the eleventh plan, which ended in 2010. */
export const PLAN_NUMERALS = '一二三四五六七八九'

/** Marks that a name may hold besides letters. */
export const NAME_MARKS = '[()/·"、]'

/** Names before a comparator or verb must not hold these: they would turn the meaning of the number. */
export const TURNING = '[不未且但除较由从降增减提每逐]|比(?![例重率])|累计'
/** Characters and words that a unit of measurement cannot hold. */
export const NOT_A_UNIT = '[不未且但除较比由从降增减提以左倍成含]|百分点'

export const HOLD = '(?:保持|维持)?(?:总体|基本|整体|大体|持续)*(?:稳定|平稳|不变)|稳中[向趋]好'
export const HOLD_EXACTLY =
  '不(?:减少|降低|下降|退化|恶化|变差|增加|上升|升高|反弹)|只增不减|只减不增|不低于(?:现状|基期|基准年)(?:值|水平)?'

export const ZERO = '消除|零发生|零事故|(?:动态)?清零|归零|为零'
/** Zero words that may be followed by what is to disappear. */
export const ZERO_OF = '消除|不发生'
/** Words of a part, with which a disappearance is not a whole one. */
export const PARTLY = '[半成]|以上|部分|多数'
export const FULL_COVERAGE = '全覆盖'

/** Who assigns a target from above. */
const ISSUER = '国家|中央|上级|省级?|市级?|区级?|县级?|[、,和及或/]'
/** Targets assigned from above (省定目标, 上级下达任务, 考核要求). */
export const ASSIGNED = `(?:完成|达到|满足|符合|实现|落实|按照?|执行)?(?=.*(?:国家|中央|上级|省|市|下达|考核))(?:${ISSUER})*(?:定|下达|核定|考核|确定|规定|分解|要求|控制|约束性|下达的?\\p{Script=Han}{1,10}?|的)*(?:目标|指标|任务|要求|考核)(?:值|数|任务|要求)*(?:执行|完成)?|(?:以|待|按)(?:${ISSUER})*下达(?:目标|指标|任务)?(?:值|数)?(?:为准|执行)?`

/** How targets are printed. */
export const PRINTED = {
  atLeast: '≥',
  atMost: '≤',
  moreThan: '>',
  lessThan: '<',
  range: '—',
  about: '左右',
  total: ['〔', '〕'],
  comparedWith: '较',
  year: '年',
  from: '由',
  to: '到',
  increase: '提高',
  increaseBy: '增加',
  decrease: '下降',
  decreaseTo: '降低',
  decreaseBy: '减少',
  points: '个百分点',
  assigned: '完成上级下达任务',
  hold: '保持稳定',
  holdExactly: '不降低',
  none: '/'
} as const
