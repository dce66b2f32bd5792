import { areaText, quotedSheetName } from '../engine/area'
import type { Book } from '../engine/book'
import { errorValues } from '../engine/cell-value'
import type { CellValue } from '../engine/cell-value'
import { invalidArgument } from '../bridge/office-error'
import type { Arguments, ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import type { RangeTarget } from './range-target'

interface ResultTarget {
  formula: string
  value: CellValue | undefined
}

/** The names the library has on the wire for the worksheet functions Univer computes; an underscore stands for the dot. */
const names = `Abs AccrInt AccrIntM Acos Acosh Acot Acoth AmorLinc And Arabic Areas Asc Asin Asinh Atan Atan2
Atanh AveDev Average AverageA AverageIf AverageIfs BahtText Base BesselI BesselJ BesselK BesselY Beta_Dist Beta_Inv Bin2Dec
Bin2Hex Bin2Oct Binom_Dist Binom_Dist_Range Binom_Inv Bitand Bitlshift Bitor Bitrshift Bitxor Ceiling_Math Ceiling_Precise
Char ChiSq_Dist ChiSq_Dist_RT ChiSq_Inv ChiSq_Inv_RT Choose Clean Code Columns Combin Combina Complex Concatenate
Confidence_Norm Confidence_T Convert Cos Cosh Cot Coth Count CountA CountBlank CountIf CountIfs CoupDayBs CoupDays
CoupDaysNc CoupNcd CoupNum CoupPcd Csc Csch CumIPmt CumPrinc DAverage DCount DCountA DGet DMax DMin DProduct DStDev DStDevP
DSum DVar DVarP Date Datevalue Day Days Days360 Db Dbcs Ddb Dec2Bin Dec2Hex Dec2Oct Decimal Degrees Delta DevSq Disc Dollar
DollarDe DollarFr Duration EDate Effect EoMonth Erf ErfC ErfC_Precise Erf_Precise Error_Type Even Exact Exp Expon_Dist
FVSchedule F_Dist F_Dist_RT F_Inv F_Inv_RT Fact FactDouble False Find FindB Fisher FisherInv Fixed Floor_Math Floor_Precise
Fv Gamma GammaLn GammaLn_Precise Gamma_Dist Gamma_Inv Gauss Gcd GeStep GeoMean HLookup HarMean Hex2Bin Hex2Dec Hex2Oct Hour
HypGeom_Dist Hyperlink If ImAbs ImArgument ImConjugate ImCos ImCosh ImCot ImCsc ImCsch ImDiv ImExp ImLn ImLog10 ImLog2
ImPower ImProduct ImReal ImSec ImSech ImSin ImSinh ImSqrt ImSub ImSum ImTan Imaginary Int IntRate Ipmt Irr IsErr IsError
IsEven IsFormula IsLogical IsNA IsNonText IsNumber IsOdd IsText IsoWeekNum Ispmt Isref Kurt Large Lcm Left Leftb Len Lenb
Ln Log Log10 LogNorm_Dist LogNorm_Inv Lookup Lower MDuration MIrr MRound Match Max MaxA Median Mid Midb Min MinA Minute Mod
Month MultiNomial N NPer Na NegBinom_Dist NetworkDays NetworkDays_Intl Nominal Norm_Dist Norm_Inv Norm_S_Dist Norm_S_Inv
Not Now Npv NumberValue Oct2Bin Oct2Dec Oct2Hex Odd OddFPrice OddFYield OddLPrice OddLYield Or PDuration PercentRank_Exc
PercentRank_Inc Percentile_Exc Percentile_Inc Permut Permutationa Phi Pi Pmt Poisson_Dist Power Ppmt Price PriceDisc
PriceMat Product Proper Pv Quartile_Exc Quartile_Inc Quotient Radians Rand RandBetween Rank_Avg Rank_Eq Rate Received
Replace ReplaceB Rept Right Rightb Roman Round RoundDown RoundUp Rows Rri Sec Sech Second SeriesSum Sheet Sheets Sign Sin
Sinh Skew Skew_p Sln Small Sqrt SqrtPi StDevA StDevPA StDev_P StDev_S Standardize Substitute Subtotal Sum SumIf SumIfs
SumSq Syd T TBillEq TBillPrice TBillYield T_Dist T_Dist_2T T_Dist_RT T_Inv T_Inv_2T Tan Tanh Text Time Timevalue Today Trim
TrimMean True Trunc Type Unichar Unicode Upper VLookup Value VarA VarPA Var_P Var_S Vdb WeekNum Weekday
Weibull_Dist WorkDay WorkDay_Intl Xirr Xnpv Xor Year YearFrac Yield YieldDisc YieldMat Z_Test`.split(/\s+/)

/** The worksheet functions an add-in can call, by the names of the library. */
export const functionNames: readonly string[] = names

const literal = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`
  if (Array.isArray(value)) {
    const rows = (Array.isArray(value[0]) ? value : [value]) as unknown[][]
    return `{${rows.map((row) => row.map(literal).join(',')).join(';')}}`
  }
  const target = (value as ObjectRef).target as Partial<RangeTarget & ResultTarget> | undefined
  if (target?.formula !== undefined) return target.formula.slice(1)
  if (target?.sheet && target.area) return `${quotedSheetName(target.sheet.name)}!${areaText(target.area)}`
  throw invalidArgument('a value or a range is wanted')
}

function call(name: string, args: Arguments): ObjectRef {
  const given = (args.length === 1 && Array.isArray(args[0]) ? args[0] : args) as unknown[]
  const last = given.findLastIndex((value) => value !== null && value !== undefined)
  const list = given.slice(0, last + 1).map(literal)
  return ref(functionResultClass, {
    formula: `=${name.toUpperCase().replaceAll('_', '.')}(${list.join(',')})`,
    value: undefined
  })
}

const isError = (value: CellValue | undefined): boolean => typeof value === 'string' && errorValues.has(value)

/** What a worksheet function gives; computed when it is read. Source: https://learn.microsoft.com/javascript/api/excel/excel.functionresult */
export const functionResultClass: OfficeClass<ResultTarget> = officeClass<ResultTarget>({
  name: 'FunctionResult',
  prepare: async (target, book) => {
    if (target.value !== undefined) return
    const results = await book.evaluate(book.activeSheet, 1_048_575, 16_383, [target.formula])
    target.value = results.get(target.formula)?.[0] ?? 0
  },
  scalars: {
    Value: { get: ({ value }) => (isError(value) ? null : value) },
    Error: { get: ({ value }) => (isError(value) ? value : null) }
  }
})

/** Workbook.functions; https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-worksheet-functions */
export const functionsClass: OfficeClass<Book> = officeClass<Book>({
  name: 'Functions',
  objects: Object.fromEntries(names.map((name) => [name, (_book: Book, args: Arguments) => call(name, args)]))
})
