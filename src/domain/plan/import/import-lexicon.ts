/**
 * Words by which the tables of a plan are recognised in somebody's worksheet, as regular-expression sources over header
 * texts without blanks, brackets and what stands in them.
 */

const YEAR = '(?:19|20|21)\\d\\d年?'

/** Headers of an indicator table (指标表), by what the column means. */
export const INDICATOR_HEADERS = {
  code: '(?:指标)?(?:编码|代码)',
  no: '序号|编号|序',
  category: '(?:指标)?(?:类别|分类|领域|类型)|一级指标',
  group: '指标组|指标分组|二级指标',
  name: '(?:具体|主要|三级|规划)?指标(?:名称|内容)?|名称',
  unit: '(?:计量|指标)?单位',
  baseline: `(?:${YEAR})?(?:基期|基准|现状|基数|基础)(?:年)?(?:值|数|情况)?|${YEAR}(?:实际|完成|实绩)(?:值|数|情况)?`,
  target: `(?:${YEAR}|期末|规划期末)?(?:规划)?(?:目标|规划)(?:值|数)?`,
  attribute: '(?:指标)?(?:属性|性质)',
  source: '(?:指标|目标)?来源|(?:制定|设置|指标)?依据',
  responsibleUnit: '(?:责任|牵头|主管|负责)(?:单位|部门)',
  direction: '(?:指标)?(?:方向|趋向)'
} as const

/** Headers of a project table (项目表), by what the column means. */
export const PROJECT_HEADERS = {
  code: '(?:项目)?(?:编码|代码)',
  no: '序号|编号|序',
  task: '(?:重点|主要|所属)任务|任务(?:名称|类别)?|重点领域|工程板块|板块',
  type: '(?:项目|工程)?(?:类型|类别|分类)|领域',
  name: '(?:重点|工程|重大)*(?:项目|工程)(?:名称)?|名称',
  content: '(?:主要|建设|工程|项目|工作|实施)*内容(?:[及与和]规模)?|(?:主要)?建设规模(?:[及与和]内容)?',
  years: '(?:实施|建设|起止|计划|完成|项目)*(?:年限|年份|期限|周期|时间|时限|工期|年度|年月)|实施期|建设期',
  amount: '(?:项目|计划|估算|规划|工程|概算|预计|总)*(?:投资|资金)(?:额|估算|总额|金额|规模|概算|匡算|需求)?',
  leadUnits: '(?:责任|实施|牵头|建设|承担|主管|负责)(?:主体|单位|部门)',
  cooperatingUnits: '(?:配合|参与|协作|协同|协助|协办)(?:单位|部门|主体)'
} as const

/** A header that is a year and nothing else. */
export const BARE_YEAR = `^${YEAR}$`

/** The row of sums under a table, and the sums of its parts. */
export const TOTAL_ROW = '^(?:合计|总计|共计|总投资)'
export const SUBTOTAL_ROW = '^小计'

/** Lines around a table that are no rows of it. */
export const NOTE_LINE = '^(?:注|备注|说明|填表说明|资料来源|数据来源)(?:[:\\d]|$)'
export const TABLE_TITLE = '^[附续]?表[\\d一二三四五六七八九十-]*'
export const UNITS_LINE = '^\\(?(?:金额|计量|货币)?单位[:]'

/** What follows the plan's own title in the title of a table. */
export const TITLE_TAIL =
  '(?:主要)?(?:指标(?:体系)?|(?:重点|重大|工程)*(?:项目|工程))(?:目标|一览|汇总|计划|清单|安排|完成情况|进展情况|实施情况)*表?(?:\\([^)]*\\))?$'
/** Words without which a text is no title of a plan. */
export const PLAN_WORD = '规划|计划|方案|纲要'

/** A region before the number of the plan or its field, and a city before the region's own name. */
export const REGION =
  '^(.{1,20}?(?:自治区|自治州|省|市|区|县|旗|州|盟|镇))(?=["“]|十[一二三四五六七八九]五|国民|\\d{4}|生态)'
export const CITY = '^.{1,6}?市(?=.{1,6}?[区县市])'

/** The number of a five-year plan; the fourteenth began in 2021. */
export const FIVE_YEAR_PLAN = '十([一二三四五六七八九])五'
export const PLAN_NUMERALS = '一二三四五六七八九'

/** Numbering before a heading, and where its first part ends. */
export const HEADING_NUMBER =
  '^(?:第?[一二三四五六七八九十\\d]+[章节篇项]?|\\([一二三四五六七八九十\\d]+\\))[、.,:]?'
export const HEADING_BREAK = '[,;。:]'

/** Binding and anticipatory, as attribute columns say them. */
export const BINDING = '约束'
export const ANTICIPATORY = '预期|指导|引导'

/** Names whose values improve upwards although they speak of falling, and names whose values improve downwards. */
export const FALLING_RATE = '下降率|降低率|减排量|削减量'
export const LOWER_IS_BETTER = '浓度|事故|排放|Ⅴ类|V类|失业'
/** Names of amounts that add up over the years, and of yearly rates that compound. */
export const ADDING_UP = '减排量|削减量'
export const COMPOUNDING = '下降率|降低率'

/** What a direction column says. */
export const DIRECTION_WORDS = {
  up: '^(?:up|正向?|越高越好|提高|上升|增加|↑)',
  down: '^(?:down|[逆负反]向?|越低越好|降低|下降|减少|↓)',
  hold: '^(?:hold|保持|稳定|持平|不变|适度|→)'
} as const

/** Amount units and how many 万元 one of them is. */
export const AMOUNT_UNITS = [
  ['亿元', '10000'],
  ['百万元', '100'],
  ['万元', '1'],
  ['千元', '0.1'],
  ['元', '0.0001']
] as const

/** Endings of units' names, by what kind of party they are; the first that fits counts. */
export const UNIT_KINDS = [
  ['company', '公司|集团|控股|厂$|企业$|建投$|城投$'],
  ['street', '街道(?:办|办事处)?$'],
  ['town', '[镇乡]$'],
  ['zone', '开发区(?:管委会)?$|园区(?:管委会)?$|高新区$|新区$|管委会$'],
  ['city', '^[省市]|^.{2,}市.*[局委办]$'],
  ['department', '[局委办处院站队部]$|中心$|政府$']
] as const

/** A word for units that are not named one by one, and bare kinds of units that only mean something after it. */
export const GROUP_WORD = '相关|有关|^各|所有|全体|全区|全县|全市'
export const BARE_KINDS = '^(?:街道|乡镇|镇|乡|部门|单位|园区|企业|开发区|街道办)$'
/** A group of every unit of some kinds: the word and the kinds alone. */
export const WHOLE_GROUP = '^(?:区|县|市)?(?:相关|有关|各|各有关|各相关|所有|全体|全区|全县|全市)(?:各)?'
export const STREETS = '街道'
export const TOWNS = '乡|镇'

/** Endings that a short form of a unit's name leaves out. */
export const NAME_ENDINGS = ['街道办事处', '街道办', '街道', '镇', '乡'] as const

/** The task and the category of tables that name none. */
export const ONLY_TASK = '重点工程项目'
export const ONLY_CATEGORY = '规划指标'
