/**
 * 信用修复承诺书: the letter for condition 3 of repair. Versioned text; what was shown is kept word for word by its digest.
 * The wording is ours, after the core that rules.md section 15.2 requires of a letter; a city may set its own by configuration.
 */

export const currentLetterVersion = '2026-04';

/** What false material breaks. */
export const truthPromise = '所提供的材料和信息真实、合法、有效、完整';

const promises = [
  '一、已阅读并理解信用修复的条件、程序和法律后果；',
  '二、上述失信行为已经纠正，相关义务已经履行完毕；',
  `三、${truthPromise}；`,
  '四、接受认定单位和社会监督，配合核查；',
  '五、如提供虚假材料、承诺内容严重不实或者故意不履行承诺，依法承担相应责任；',
  '六、同意将本承诺书向社会公示。本承诺出于自愿。',
];

/** The full text shown to the applicant and signed. Decision numbers in the order in which the applicant chose them. */
export const letterText = (subject: { name: string; code: string }, decisionNumbers: readonly string[]): string =>
  [
    '信用修复承诺书',
    `本单位${subject.name}（统一社会信用代码${subject.code}）就下列失信信息申请信用修复：`,
    ...decisionNumbers.map((number, index) => `${index + 1}. ${number}`),
    '本单位郑重承诺：',
    ...promises,
  ].join('\n');

/** The letter as the commitment register keeps it: its parts, without the name and code of the subject. */
export const letterParts = (
  decisionNumbers: readonly string[],
): { readonly reason: string; readonly content: string; readonly breachLiability: string } => ({
  reason: `申请信用修复：${decisionNumbers.join('、')}`,
  content: promises.join('\n'),
  breachLiability: '提供虚假材料、承诺内容严重不实或者故意不履行承诺的，依法承担相应责任，撤销信用修复。',
});

/** Digest of the exact text with its subject as salt, so that equal texts of two subjects do not share a digest. */
export const letterHash = (text: string, subjectId: string, digest: (text: string) => string): string =>
  digest(`${subjectId}\u001f${currentLetterVersion}\u001f${text}`);
