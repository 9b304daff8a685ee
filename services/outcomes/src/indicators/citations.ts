/** Where each measure is defined. A figure without its source is not shown. */
export const citations = {
  employment_rate_q2: ['20 CFR 677.155(a)(1)(i)', 'TAC-17-01 §A', 'TAC-17-04 Table 2'],
  employment_rate_q4: ['20 CFR 677.155(a)(1)(ii)', 'TAC-17-01 §B', 'TAC-17-04 Table 2'],
  youth_education_employment_q2: ['20 CFR 677.155(c)(1)', 'TAC-17-01 §A-1'],
  youth_education_employment_q4: ['20 CFR 677.155(c)(2)', 'TAC-17-01 §B-1'],
  median_earnings_q2: ['20 CFR 677.155(a)(1)(iii)', 'TAC-17-01 §C and Attachment III'],
  credential_attainment: ['20 CFR 677.155(a)(1)(iv)', '29 USC 3141(b)(2)(A)(iii)', 'TAC-17-01 §D'],
  measurable_skill_gains: ['20 CFR 677.155(a)(1)(v)', 'TAC-17-01 §E'],
  retention_same_employer: ['20 CFR 677.155(a)(1)(vi)', '89 FR 13814', 'TAC-17-01 §F'],
  exit: ['20 CFR 677.150(c)', 'TAC-17-01 pages 22 to 25'],
} as const satisfies Record<string, readonly string[]>;

export type WioaMeasure = keyof typeof citations;
