export { describeFinding, describeRuleError, fieldLabel, ruleTitle } from './describe-finding'
export { describeFileProblem, describePlanProblem } from './describe-problem'
export { LANGUAGES, type Language } from './language'
export { say, translations, type MessageParams } from './translations'
