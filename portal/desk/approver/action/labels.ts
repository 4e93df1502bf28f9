/** What stands beside the fields of the officers' actions, and what may stand in them. */

interface Words {
  readonly label: string;
  readonly hint?: string;
}

/** By the name of the member; by action and member where an action means something of its own. */
export const fieldWords: Readonly<Record<string, Words>> = {
  opinion: { label: '意见' },
  reason: { label: '理由' },
  toFix: { label: '需要改正什么', hint: '申请人会看到：改正哪些内容、何时可以再次申请' },
  items: { label: '一次性告知的补正内容' },
  what: { label: '需要补正什么' },
  records: { label: '逐条意见' },
  recordId: { label: '失信信息' },
  recordIds: { label: '涉及的失信信息' },
  supported: { label: '材料是否属实' },
  remark: { label: '说明' },
  way: { label: '修复事项' },
  workingDays: { label: '工作日数' },
  answer: { label: '认定' },
  outcome: { label: '结论' },
  finding: { label: '查明的事实' },
  documentIds: { label: '证据材料' },
  breachKind: { label: '违诺情形' },
  performance: { label: '履行情况' },
  unkept: { label: '未履行的内容' },
  decisionNumber: { label: '决定书文号' },
  result: { label: '核查结果' },
  onSite: { label: '现场核查' },
  inspectedOn: { label: '核查日期' },
  inspectors: { label: '核查人员' },
  place: { label: '地点' },
  unitId: { label: '协助单位' },
  question: { label: '需要协助核查什么' },
  requirement: { label: '整改要求' },
  severity: { label: '失信程度' },
  accountability: { label: '责任追究' },
  'answerAssistance.supported': { label: '承诺是否属实' },
  'followUpReceipt.remark': { label: '督促情况' },
};

/** Choices by member and value. */
export const choiceLabels: Readonly<Record<string, string>> = {
  'outcome.granted': '准予修复',
  'outcome.refused': '不予修复',
  'outcome.kept': '符合承诺',
  'outcome.breached': '不符合承诺',
  'breachKind.falseCommitment': '承诺不实',
  'breachKind.notKept': '未履行承诺',
  'performance.partial': '部分履行',
  'performance.none': '全部未履行',
  'severity.minor': '轻微',
  'severity.general': '一般',
  'severity.serious': '严重',
};

/** Sentences officers write every day; the rest is theirs. By action and member. */
export const templates: Readonly<Record<string, readonly string[]>> = {
  'accept.opinion': ['材料齐全，符合受理条件。'],
  'refuseAcceptance.reason': ['该信息未达最短公示期。', '申请材料与所列失信信息不符。'],
  'refuseAcceptance.toFix': ['请在最早可申请日期之后重新申请。'],
  'requestSupplement.what': ['请补充罚款缴纳凭证。', '请补充整改完成的证明材料。', '承诺书签署不完整，请重新签署。'],
  'verify.opinion': ['经核查，违法行为已纠正，义务已履行。', '经核查，材料与事实不符。'],
  'verify.remark': ['义务已履行。', '未查到缴款记录。'],
  'returnStep.reason': ['证书编号查无记录，请重新提交。'],
  'extend.reason': ['需向外地单位核实情况。'],
  'decide.reason': ['符合修复条件。', '违法行为尚未纠正。'],
  'decide.toFix': ['请在纠正违法行为、履行义务后重新申请。'],
  'closeSupplement.reason': ['催告后仍未补正。'],
  'closeSteps.reason': ['催告后仍未提交证明。'],
  'followUpReceipt.remark': ['已电话督促，对方答复尽快办理。'],
  'grantMatter.reason': ['符合告知承诺的条件。'],
  'recordVerification.finding': ['经核查，承诺内容属实。'],
  'recordInspection.finding': ['现场检查，承诺事项均已履行。'],
};

/** What an action leads to, said before it is done where it cannot be taken back. */
export const consequences: Readonly<Record<string, string>> = {
  refuseAcceptance: '该申请到此为止，申请人会收到理由和需要改正的内容。',
  requestSupplement: '补正只能告知一次，申请人补正前不再办理。',
  decide: '决定作出后立即生效：准予的信息终止公示并通知各平台；不予的申请人会收到理由。',
  revoke: '修复被撤销，信息恢复公示，并记录再次申请的限制。',
  revokeDecision: '准予决定被撤销，违诺成为失信信息，该企业修复前不能再适用告知承诺。',
  refuseMatter: '该申请到此为止，申请人会收到理由。',
};
