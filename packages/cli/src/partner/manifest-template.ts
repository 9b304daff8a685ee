export type About = Readonly<{ slug: string; name: string; kind: string; way: string; jurisdiction: string }>;

/** A manifest to begin with: everything it may hold, each line said. */
export const manifestTemplate = ({ slug, name, kind, way, jurisdiction }: About): string =>
  `# A partner of the exchange. See what registering it would change: handoff partner apply ${slug}.yaml --dry-run
slug: ${slug}
name: ${JSON.stringify(name)}
kind: ${kind}
jurisdiction: ${jurisdiction}
# kafka: topics of its own; rest: HTTP and signed webhooks; csv: files.
way: ${way}
# In plain words: whom it serves, and its year. Navigators read this.
serves: >-
  Say here whom you serve, when you are open and what somebody should bring.
# Languages its staff speak with people (BCP 47).
languages: [en]
# What it offers, by the codes of schemas/code-lists.yaml. A program names the rules that decide who may come; leave it out where
# there is no test. Places are "held" where they are ours to give, "advisory" where others sell them too.
services: []
#  - code: learn.esl
#    program: aefla
#    cohort: evening-2027-01
#    startsOn: 2027-01-11
#    seats: 20
#    seatKind: held
# What it reports of the people it serves; nothing else is taken from it then. Left out: any fact is.
# reports:
#   kinds: [enrolled, service, milestone, employment, exit, quarter]
#   services: [learn.esl]
# false: where a person agrees, a fund may count them once though another agency took them in, too (docs/privacy/same-person.md).
noMatch: true
# true: what the exchange sends is sealed to a key of its own as well.
sealedMessages: false
`;
