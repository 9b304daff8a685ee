// Written by `node schemas/generate.ts`: edit the .avsc files, not this one.

/** A day, 'YYYY-MM-DD'. */
export type IsoDate = string;
/** An instant in UTC, as `Date.toISOString()` writes it. */
export type IsoInstant = string;

/** Who may give immigration legal advice there: an attorney, or a representative accredited by the Department of Justice (8 CFR 1292.1). `handoff.shared.Accreditation` (shared) */
export type Accreditation = {
  /** Attorney or accredited representative. Code list: accreditation-kind. */
  readonly kind: string;
  /** Who looked it up: an organization, never a person's name. */
  readonly verifiedBy: string;
  /** When it was looked up. */
  readonly verifiedOn: IsoDate;
};

/** When an agency is open: the days on which its clocks run. `handoff.shared.AgencyCalendar` (shared) */
export type AgencyCalendar = {
  /** IANA time zone (for example "America/New_York"). Null: that of most of its State. */
  readonly timeZone: string | null;
  /** Days of the week on which it is closed, 0 Sunday to 6 Saturday. */
  readonly closedWeekdays: readonly number[];
  /** Days on which it is closed beside the federal holidays. */
  readonly closedDays: readonly IsoDate[];
};

/** One of several agencies that one referral is offered to at once. `handoff.shared.AgencyOffer` (shared) */
export type AgencyOffer = {
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** The funded program, where the service stands under one. Code list: program. */
  readonly program: string | null;
  /** The agency's own name of the class or cohort; null where places are not counted by cohort. */
  readonly cohort: string | null;
  /** Short code of this offer, shared with this agency alone: none of them learns of the others. */
  readonly reference: string;
};

/** One agency the person wants for one service, in the order the person put them. `handoff.shared.Choice` (shared) */
export type Choice = {
  /** The person's order, 1 first. */
  readonly rank: number;
  /** The service wanted. Code list: service. */
  readonly service: string;
  /** Slug of the agency chosen for it. */
  readonly agency: string;
};

/** What the person allows one recipient. Names records, purpose and party, as 34 CFR 99.30 asks of a signed consent. `handoff.shared.ConsentTerms` (shared) */
export type ConsentTerms = {
  /** Slug of the agency that may receive, or "exchange" for the exchange itself. */
  readonly recipient: string;
  /** What the recipient may receive it for. Code list: purpose. */
  readonly purposes: readonly string[];
  /** Last day on which the consent holds. After it, the answer is no. */
  readonly until: IsoDate;
  /** How consent was given. Code list: consent-how. */
  readonly how: string;
  /** The language it was explained in, BCP 47 (for example "es", "kea", "mam"). Code list: language. */
  readonly language: string;
  /** The records named, in plain words. Needed where education records travel (FERPA, 34 CFR 99.30); null elsewhere. */
  readonly records: readonly string[] | null;
  /** Whether an interpreter took part. Never a child of the person. */
  readonly interpreter: boolean;
  /** Day on which consent was given. */
  readonly on: IsoDate;
};

/** Who came how far in a quarter, of the people an agency sent. Inside the exchange only: what an agency is told are counts. `handoff.shared.GatheredNews` (shared) */
export type GatheredNews = {
  /** What they did. Code list: news. */
  readonly what: string;
  /** With "level": which one they reached. Code list: functioning-level. */
  readonly level: string | null;
  /** The people, each once. */
  readonly people: readonly string[];
};

/** One step of a journey, as its pathway described it on the day the journey opened. `handoff.shared.JourneyStep` (shared) */
export type JourneyStep = {
  /** Name of the step inside its pathway, for example "english" or "work". */
  readonly id: string;
  /** The service, a code of handoff.service. Code list: service. */
  readonly service: string;
  /** The funded program, where the service stands under one. Code list: program. */
  readonly program: string | null;
  /** Whether it goes on side by side with the way itself, as child care does. Null: not said. */
  readonly beside: boolean | null;
  /** Whether everyone on the pathway is offered it, asked for or not. Null: not said. */
  readonly forEveryone: boolean | null;
  /** Steps whose facts open it, by their ids. Null: not said. */
  readonly waitsFor: readonly string[] | null;
};

/** When a listed service is open (HSDS schedule). `handoff.shared.ListedHours` (shared) */
export type ListedHours = {
  /** Days of the week (HSDS schedule.byday, in lower case); empty: not said. Code list: weekday. */
  readonly byday: readonly string[];
  /** When it begins on those days, local time as HH:MM. */
  readonly opensAt: string | null;
  /** When it ends on those days, local time as HH:MM. */
  readonly closesAt: string | null;
  /** First day these hours hold. */
  readonly validFrom: IsoDate | null;
  /** Last day these hours hold. */
  readonly validTo: IsoDate | null;
  /** The hours as the source says them. */
  readonly text: string | null;
};

/** One of two people who may be one, and who answers for them. Nothing of what they are called is here. `handoff.shared.MatchedPerson` (shared) */
export type MatchedPerson = {
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** The newest intake of the person, as intake-<uuid>. */
  readonly intakeId: string;
  /** Slug of the agency that took the person in, and answers. */
  readonly agency: string;
};

/** How many of the people an agency sent came how far. Only people whose consent lets the agency hear of them are counted. `handoff.shared.NewsCount` (shared) */
export type NewsCount = {
  /** What they did. Code list: news. */
  readonly what: string;
  /** With "level": which one they reached. Code list: functioning-level. */
  readonly level: string | null;
  /** How many people. Null: fewer than `fewerThan` of the message, who might be recognised. */
  readonly people: number | null;
  /** The same in English, to be read aloud. */
  readonly sentence: string;
};

/** One service an agency offers, as its manifest says. `handoff.shared.OfferedService` (shared) */
export type OfferedService = {
  /** The service, a code of handoff.service. Code list: service. */
  readonly code: string;
  /** The funded program, where the service stands under one. Code list: program. */
  readonly program: string | null;
  /** The agency's own name of the class or cohort; null where places are not counted by cohort. */
  readonly cohort: string | null;
  /** First day of the cohort. */
  readonly startsOn: IsoDate | null;
  /** Places allotted to the exchange (held) or told to it (advisory). Null where places are not counted. */
  readonly seats: number | null;
  /** Whether the places are ours to give. Code list: seat-kind. */
  readonly seatKind: string | null;
  /** Hours, place, price and the like; null: not said. */
  readonly details: ServiceDetails | null;
  /** What is counted, for whom parts are kept, and the dates of the class. Null: plain places. */
  readonly terms: SeatTerms | null;
};

/** What a navigator wants to know of an agency beside whom it serves, in plain words. `handoff.shared.PartnerProfile` (shared) */
export type PartnerProfile = {
  /** Our terms: what it costs, what one brings, what it asks of people. */
  readonly terms: string | null;
  /** Our year: when things begin, when one must have applied, when it is closed. */
  readonly year: string | null;
};

/** One way to take the step, with the reasons for its rank. `handoff.shared.ProposedOption` (shared) */
export type ProposedOption = {
  /** Order proposed, 1 first. The choice of the person stands above what the exchange would prefer. */
  readonly rank: number;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** The service, a code of handoff.service. Code list: service. */
  readonly service: string;
  /** The funded program, where the service stands under one. Code list: program. */
  readonly program: string | null;
  /** The agency's own name of the class or cohort; null where places are not counted by cohort. */
  readonly cohort: string | null;
  /** Reasons for this rank, coded. Code list: option-reason. */
  readonly because: readonly string[];
  /** What speaks against it, coded. Null: nobody looked. Code list: option-against. */
  readonly against: readonly string[] | null;
};

/** What an agency says it reports of the people it serves. Nothing else is taken from it. `handoff.shared.ReportedFacts` (shared) */
export type ReportedFacts = {
  /** Kinds of facts it reports. Only who reports enrollment and exit tells an official start and exit. Code list: fact-kind. */
  readonly kinds: readonly string[];
  /** Services whose delivery it reports, by code. Null: any. Code list: service. */
  readonly services: readonly string[] | null;
};

/** A value only the holder of the named key can read: AES-256-GCM under a data key of one person and one purpose. Associated data: "personId|purpose|record|keyId". `handoff.shared.SealedValue` (shared) */
export type SealedValue = {
  /** The data key it was sealed with. Destroying that key makes every copy unreadable. */
  readonly keyId: string;
  /** What the key may be used for. The same list serves keys and consent. Code list: purpose. */
  readonly purpose: string;
  /** Random 96-bit nonce, base64url without padding. */
  readonly nonce: string;
  /** The sealed JSON, base64url without padding. */
  readonly ciphertext: string;
  /** 128-bit authentication tag, base64url without padding. */
  readonly tag: string;
};

/** What one referral asks of a cohort or fund. `handoff.shared.SeatClaim` (shared) */
export type SeatClaim = {
  /** The tier it may draw on. Null: only what is for everybody. */
  readonly tier: string | null;
  /** Units asked for: 1 place, or cents of a fund. */
  readonly amount: number;
};

/** What is counted in a cohort or fund, for whom parts of it are kept, and the dates of a class. `handoff.shared.SeatTerms` (shared) */
export type SeatTerms = {
  /** What one of its units is: a place, or a cent of a fund. Code list: seat-unit. */
  readonly unit: string;
  /** Parts kept for some people. What is left is for everybody. */
  readonly tiers: readonly SeatTier[];
  /** Last day to register. The other dates count back from it. */
  readonly registerBy: IsoDate | null;
  /** Open days before register-by on which applications close. */
  readonly applyDays: number | null;
  /** Open days before register-by on which the last placement test is given. */
  readonly testDays: number | null;
  /** Day on which the class is counted; until then a place that comes free is given again. */
  readonly censusOn: IsoDate | null;
};

/** Places of a cohort that are kept for some people until they are gone. `handoff.shared.SeatTier` (shared) */
export type SeatTier = {
  /** Name of the tier, the agency's own. */
  readonly tier: string;
  /** Places, or cents, kept for it. */
  readonly seats: number;
};

/** What somebody weighs when choosing a service. Each field says which one of HSDS 3 (Open Referral) it is; null: not said. `handoff.shared.ServiceDetails` (shared) */
export type ServiceDetails = {
  /** Languages the service is given in (HSDS language.code); null: those of the agency. Code list: language. */
  readonly languages: readonly string[] | null;
  /** How it is attended (HSDS schedule.attending_type). Code list: attending-type. */
  readonly attending: readonly string[] | null;
  /** Days of the week (HSDS schedule.byday, in lower case). Code list: weekday. */
  readonly byday: readonly string[] | null;
  /** When it begins on those days, local time as HH:MM (HSDS schedule.opens_at). */
  readonly opensAt: string | null;
  /** When it ends on those days, local time as HH:MM (HSDS schedule.closes_at). */
  readonly closesAt: string | null;
  /** Town where it takes place (HSDS address.city). */
  readonly locality: string | null;
  /** Where it takes place, WGS 84 (HSDS location.latitude). */
  readonly latitude: number | null;
  /** Where it takes place, WGS 84 (HSDS location.longitude). */
  readonly longitude: number | null;
  /** Whether a bus or train goes there at those hours (HSDS location.transportation). */
  readonly publicTransport: boolean | null;
  /** What it costs the person in all (HSDS cost_option.amount); 0: nothing. */
  readonly feeCents: number | null;
  /** What the person is paid a month. */
  readonly stipendCents: number | null;
  /** Whether the employer pays the hours, so that no pay is lost. */
  readonly paidTime: boolean | null;
  /** Whether children are looked after on the spot. */
  readonly childCare: boolean | null;
  /** Whether one may join after the first day. */
  readonly openEntry: boolean | null;
  /** Who may give immigration legal advice there; without it such a service is not listed. */
  readonly accreditation: Accreditation | null;
  /** Which identity document is asked for at the door; never what it would prove. Code list: id-at-door. */
  readonly idAtDoor: string | null;
  /** What makes the place accessible (HSDS accessibility). Code list: accessibility. */
  readonly accessibility: readonly string[] | null;
};

/** How one referral is offered to several agencies at once, and to which. `handoff.shared.SeveralOffers` (shared) */
export type SeveralOffers = {
  /** How one of them gets the person. Code list: offer-mode. */
  readonly mode: string;
  /** Order in the community queue, 1 most urgent. Null: by how long the person has waited. */
  readonly priority: number | null;
  /** Every agency it is offered to, the one that the event itself names among them. */
  readonly offers: readonly AgencyOffer[];
};

/** One agency the person wants for one service. The order in the list is the order of the person. `handoff.shared.WantedService` (shared) */
export type WantedService = {
  /** The service wanted. Code list: service. */
  readonly service: string;
  /** Slug of the agency chosen for it. */
  readonly agency: string;
};

/** Somebody of the operator asked to look at name and contacts of one person in an emergency. Nothing opens before a second person confirmed it. `handoff.intake.BreakGlassAsked` (event) */
export type BreakGlassAsked = {
  /** The emergency look, as glass-<uuid>. Key of its stream. */
  readonly glassId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that took the person in: it is told. */
  readonly agency: string;
  /** Which member of the operator's own people, as staff-<uuid>. */
  readonly by: string;
  /** Why, coded: break-glass-reason. Code list: break-glass-reason. */
  readonly reason: string;
  /** For how many minutes it is asked, once it was confirmed. */
  readonly minutes: number;
  /** When it lapses if nobody confirmed it. */
  readonly lapses: IsoInstant;
};

/** An emergency look is over: nothing opens by it any more. `handoff.intake.BreakGlassEnded` (event) */
export type BreakGlassEnded = {
  /** The emergency look, as glass-<uuid>. Key of its stream. */
  readonly glassId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that took the person in: it is told. */
  readonly agency: string;
  /** Which member of the operator's own people ended it, as staff-<uuid>; null: its time was over. */
  readonly by: string | null;
  /** Whether it was ever open. */
  readonly opened: boolean;
};

/** One of the two looks at name and contacts of the person. Said before anything is shown. `handoff.intake.BreakGlassLooked` (event) */
export type BreakGlassLooked = {
  /** The emergency look, as glass-<uuid>. Key of its stream. */
  readonly glassId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that took the person in: it is told. */
  readonly agency: string;
  /** Which member of the operator's own people, as staff-<uuid>. */
  readonly by: string;
  /** Why, coded: break-glass-reason. Code list: break-glass-reason. */
  readonly reason: string;
};

/** A second person confirmed an emergency look: the two of them may look until then, and the agency is told. `handoff.intake.BreakGlassOpened` (event) */
export type BreakGlassOpened = {
  /** The emergency look, as glass-<uuid>. Key of its stream. */
  readonly glassId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that took the person in: it is told. */
  readonly agency: string;
  /** Which member of the operator's own people, as staff-<uuid>. */
  readonly by: string;
  /** Why, coded: break-glass-reason. Code list: break-glass-reason. */
  readonly reason: string;
  /** When it ends by itself. */
  readonly until: IsoInstant;
};

/** The person allowed recipients to receive. Adds to what stood; the newest terms for one recipient and purpose hold. `handoff.intake.ConsentGranted` (event) */
export type ConsentGranted = {
  /** The consent stream of the person, as consent-<uuid>; one stream a person. */
  readonly consentId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** What was allowed, to whom, for what, until when. */
  readonly terms: readonly ConsentTerms[];
};

/** The person took consent back. Holders stop, and open referrals that rested on it are withdrawn. `handoff.intake.ConsentWithdrawn` (event) */
export type ConsentWithdrawn = {
  /** The consent stream of the person, as consent-<uuid>; one stream a person. */
  readonly consentId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** Slug of the agency that may no longer receive. Null: every recipient. */
  readonly recipient: string | null;
  /** Purposes taken back. Null: every purpose. Code list: purpose. */
  readonly purposes: readonly string[] | null;
  /** Who took it back: the person, or a guardian, who takes back only what a guardian gave. Beside GuardianRevoked, the guardian. Null: the person, or, where it was told before guardians were named here, whoever ended it. Code list: consent-party. */
  readonly by: string | null;
};

/** The person asked to be erased, and a legal hold keeps the keys. All consent ends at once; the keys go when the hold is lifted. `handoff.intake.ErasureWaits` (event) */
export type ErasureWaits = {
  /** The legal hold, as hold-<uuid>. */
  readonly holdId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
};

/** A guardian speaks for the person no longer: what rested on a guardian's word ends with it, and no guardian's word is taken any more. `handoff.intake.GuardianRevoked` (event) */
export type GuardianRevoked = {
  /** The consent stream of the person, as consent-<uuid>; one stream a person. */
  readonly consentId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** Who ended it. Code list: guardian-revoker. */
  readonly by: string;
};

/** Facts of an intake were answered or corrected. Carries the whole set anew: what is absent is unknown. `handoff.intake.IntakeAmended` (event) */
export type IntakeAmended = {
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** All deciding facts as they now stand, sealed under the purpose screening. */
  readonly facts: SealedValue;
};

/** A person was taken in by an agency and asks for services. Name, contact and deciding facts travel only sealed. `handoff.intake.IntakeSubmitted` (event) */
export type IntakeSubmitted = {
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** State whose rules apply, ISO 3166-2 (for example "US-MA"). Code list: jurisdiction. */
  readonly jurisdiction: string;
  /** The language to speak with the person, BCP 47. Code list: language. */
  readonly language: string;
  /** Whether the person wants an interpreter. Code list: interpreter. */
  readonly interpreter: string;
  /** Services the person asked for. Code list: service. */
  readonly needs: readonly string[];
  /** Agencies the person chose, ranked for each service. */
  readonly choices: readonly Choice[];
  /** The pathway asked for, by its neutral id (for example "english-to-work"). Null: the exchange proposes one. Code list: pathway. */
  readonly pathway: string | null;
  /** Consents given with the intake. What is not named here is not allowed. */
  readonly consents: readonly ConsentTerms[];
  /** Name and birth date, sealed under the purpose identity. */
  readonly identity: SealedValue;
  /** Ways to reach the person, sealed under the purpose contact. */
  readonly contact: SealedValue;
  /** Facts that decide eligibility (facts.yaml), sealed under the purpose screening. */
  readonly facts: SealedValue;
  /** Day on which the exchange received the intake, by the clock of the exchange. */
  readonly receivedOn: IsoDate;
  /** The earlier intake of the same person, as intake-<uuid>, where somebody is back. */
  readonly follows: string | null;
  /** The household or group the person comes with, as group-<uuid>. Null: alone. */
  readonly groupId: string | null;
};

/** Counsel asked that nothing of a person be destroyed. It holds nothing before a second person confirmed it. `handoff.intake.LegalHoldAsked` (event) */
export type LegalHoldAsked = {
  /** The legal hold, as hold-<uuid>. */
  readonly holdId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** The matter, by the number counsel gave it. Never who or what it is about. */
  readonly matter: string;
  /** Who asked, by the name they have at the operator. */
  readonly by: string;
};

/** A second person confirmed a legal hold: from now on an erasure waits for its end. `handoff.intake.LegalHoldConfirmed` (event) */
export type LegalHoldConfirmed = {
  /** The legal hold, as hold-<uuid>. */
  readonly holdId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** Who confirmed, another than who asked. */
  readonly by: string;
};

/** A legal hold ended. An erasure that waited for it follows. `handoff.intake.LegalHoldLifted` (event) */
export type LegalHoldLifted = {
  /** The legal hold, as hold-<uuid>. */
  readonly holdId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** Who lifted it. */
  readonly by: string;
};

/** An agency said whether it is one person, after asking the person it knows. Who of its staff stands in its own trail. `handoff.intake.MatchAnswered` (event) */
export type MatchAnswered = {
  /** The pair under this fund, as match-<uuid>. Key of the match stream. */
  readonly matchId: string;
  /** Slug of the fund for which both people agreed to be counted once. */
  readonly fund: string;
  /** Slug of the agency that answers. */
  readonly agency: string;
  /** True: the person says so. False: they are two, or it must not be said; a merge that stood is undone by it. */
  readonly same: boolean;
};

/** A proposal, or a merge, is over without an answer of any agency. Why is not told: the reason may be the person's own. `handoff.intake.MatchLapsed` (event) */
export type MatchLapsed = {
  /** The pair under this fund, as match-<uuid>. Key of the match stream. */
  readonly matchId: string;
  /** Slug of the fund for which both people agreed to be counted once. */
  readonly fund: string;
};

/** Two intakes may be of one person: the blind index of a fund holds them alike, and both people agreed that this fund counts them once. Said again while it stands where both agreed for longer. `handoff.intake.MatchProposed` (event) */
export type MatchProposed = {
  /** The pair under this fund, as match-<uuid>. Key of the match stream. */
  readonly matchId: string;
  /** Slug of the fund for which both people agreed to be counted once. */
  readonly fund: string;
  /** How alike they are. Code list: likeness. */
  readonly likeness: string;
  /** The two people, in the order of their ids. */
  readonly people: readonly MatchedPerson[];
  /** Last day on which both people agree. */
  readonly until: IsoDate;
};

/** The keys of a person are destroyed: what was sealed can no longer be read by anyone. `handoff.intake.ParticipantErased` (event) */
export type ParticipantErased = {
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** Day by which the last backup of the keys and the retention of partner topics have ended (35 days at most). */
  readonly keysGoneBy: IsoDate;
};

/** Everybody who answers for the two said that they are one person: this fund counts them once from now on. No record changes, no key, no consent. `handoff.intake.PeopleMerged` (event) */
export type PeopleMerged = {
  /** The pair under this fund, as match-<uuid>. Key of the match stream. */
  readonly matchId: string;
  /** Slug of the fund for which both people agreed to be counted once. */
  readonly fund: string;
  /** The two people inside the exchange, in the order of their ids. */
  readonly persons: readonly string[];
};

/** The two count as two again, as if they had never been merged. `handoff.intake.PeopleUnmerged` (event) */
export type PeopleUnmerged = {
  /** The pair under this fund, as match-<uuid>. Key of the match stream. */
  readonly matchId: string;
  /** Slug of the fund for which both people agreed to be counted once. */
  readonly fund: string;
  /** The two people inside the exchange, in the order of their ids. */
  readonly persons: readonly string[];
};

/** Answer or correct facts of an intake. Causes IntakeAmended. `handoff.intake.AmendIntake` (command) */
export type AmendIntake = {
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** The facts as compact JWE to intake's public key. */
  readonly sealedFacts: string;
};

/** Say whether two intakes are of one person. Causes MatchAnswered, and PeopleMerged or PeopleUnmerged where that follows. `handoff.intake.AnswerMatch` (command) */
export type AnswerMatch = {
  /** The pair under this fund, as match-<uuid>. Key of the match stream. */
  readonly matchId: string;
  /** Slug of the agency that answers. */
  readonly agency: string;
  /** True: the person says so. False: they are two, or it must not be said. */
  readonly same: boolean;
};

/** Destroy a person's keys. Causes ParticipantErased. `handoff.intake.ErasePerson` (command) */
export type ErasePerson = {
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
};

/** End that a guardian speaks for the person. Causes GuardianRevoked, and ConsentWithdrawn for what rested on it. `handoff.intake.RevokeGuardian` (command) */
export type RevokeGuardian = {
  /** The consent stream of the person, as consent-<uuid>; one stream a person. */
  readonly consentId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** Who ends it: the person, who is of age now, or a supervisor. Code list: guardian-revoker. */
  readonly by: string;
};

/** Take in a person. Causes IntakeSubmitted and ConsentGranted. `handoff.intake.SubmitIntake` (command) */
export type SubmitIntake = {
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** State whose rules apply, ISO 3166-2 (for example "US-MA"). Code list: jurisdiction. */
  readonly jurisdiction: string;
  /** The language to speak with the person, BCP 47. Code list: language. */
  readonly language: string;
  /** Whether the person wants an interpreter. Code list: interpreter. */
  readonly interpreter: string;
  /** Services the person asked for. Code list: service. */
  readonly needs: readonly string[];
  /** Agencies the person chose, ranked for each service. */
  readonly choices: readonly Choice[];
  /** The pathway asked for, by its neutral id (for example "english-to-work"). Null: the exchange proposes one. Code list: pathway. */
  readonly pathway: string | null;
  /** Consents given with the intake. What is not named here is not allowed. */
  readonly consents: readonly ConsentTerms[];
  /** The person's disclosure as compact JWE (ECDH-ES+A256KW, A256GCM) to intake's public key: name, contacts, facts. Opened by intake alone. */
  readonly sealedPerson: string;
  /** The earlier intake of the same person, as intake-<uuid>, where somebody is back. */
  readonly follows: string | null;
  /** The household or group the person comes with, as group-<uuid>. Null: alone. */
  readonly groupId: string | null;
};

/** Take consent back. Causes ConsentWithdrawn. `handoff.intake.WithdrawConsent` (command) */
export type WithdrawConsent = {
  /** The consent stream of the person, as consent-<uuid>; one stream a person. */
  readonly consentId: string;
  /** Slug of the agency that may no longer receive. Null: every recipient. */
  readonly recipient: string | null;
  /** Purposes taken back. Null: every purpose. Code list: purpose. */
  readonly purposes: readonly string[] | null;
  /** Who took it back: the person, or a guardian, who takes back only what a guardian gave. Null: the person. Code list: consent-party. */
  readonly by: string | null;
};

/** New rules hold from now on, published once a version. Who is on a way through referrals is screened anew under them. `handoff.eligibility.RulesPublished` (event) */
export type RulesPublished = {
  /** The stream of all rules ever published, as rules-<uuid>; there is one. */
  readonly rulesId: string;
  /** Version of the rule set: the day of its release and a digest of all that it says. */
  readonly rulesVersion: string;
  /** The version that held until now; null for the first one. */
  readonly previousVersion: string | null;
  /** Day of release, as the rules themselves say it. */
  readonly releasedOn: IsoDate;
  /** The programs that have rules in this version. Code list: program. */
  readonly programs: readonly string[];
};

/** The rules were applied to the facts of an intake. The verdicts are sealed: only routing may open them. `handoff.eligibility.ScreeningCompleted` (event) */
export type ScreeningCompleted = {
  /** The screening, as screening-<uuid>; one stream an intake. */
  readonly screeningId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** State whose rules were applied, ISO 3166-2. Code list: jurisdiction. */
  readonly jurisdiction: string;
  /** Day whose law was applied. */
  readonly asOf: IsoDate;
  /** Version of the rule set, shown to receiving agencies as "screened under". */
  readonly rulesVersion: string;
  /** Id of the intake event that carried the facts judged. */
  readonly factsFrom: string;
  /** Sequence of that event in the intake's stream: facts that are overtaken never replace newer ones. */
  readonly factsSequence: number;
  /** Verdict, missing facts, questions, citations and explanation for each program, sealed under the purpose routing. */
  readonly verdicts: SealedValue;
  /** Id of the RulesPublished that led to this screening; null where facts or consent did. What changed for the person is sealed with the verdicts. */
  readonly followsRules: string | null;
};

/** The places of one cohort changed. Carries the counts as they now stand. `handoff.referrals.CapacityChanged` (event) */
export type CapacityChanged = {
  /** The seats of one cohort, as seats-<uuid>, derived from "<agency slug>/<cohort>". */
  readonly seatsId: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** The service, a code of handoff.service. Code list: service. */
  readonly service: string;
  /** The agency's own name of the class or cohort. */
  readonly cohort: string;
  /** Whether the places are ours to give. Code list: seat-kind. */
  readonly kind: string;
  /** Places in all. */
  readonly seats: number;
  /** Places held for referrals not yet settled. */
  readonly held: number;
  /** Places taken by enrolled people. */
  readonly taken: number;
  /** First day of the cohort. */
  readonly startsOn: IsoDate | null;
  /** What changed. Code list: seat-change. */
  readonly change: string;
  /** The referral the place was held for, taken by or released from. Null where the cohort itself changed. */
  readonly referralId: string | null;
  /** Number of the hold, counted for each referral by how many were released before. Null where no hold is meant. */
  readonly hold: number | null;
  /** When the clock of the hold runs out and the referral is asked whether it stands accepted. */
  readonly heldUntil: IsoInstant | null;
  /** What is counted, for whom parts are kept, and the dates of the class. Null: plain places. */
  readonly terms: SeatTerms | null;
  /** What the referral asked for. Null: one place for everybody. */
  readonly claim: SeatClaim | null;
  /** The stream that goes on where this one was closed, as seats-<uuid>. */
  readonly carriedTo: string | null;
  /** What was held and taken in the stream before, as JSON, where this one goes on from it. */
  readonly carried: string | null;
};

/** The person, through the navigator, ranked agencies for a step after the intake. `handoff.referrals.ChoicesMade` (event) */
export type ChoicesMade = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** The step of the journey, by its id in the pathway. */
  readonly step: string;
  /** The agencies, first rank first. Empty: the person does not want this step. */
  readonly choices: readonly Choice[];
  /** True: all of them are offered at once, in one referral. Null or false: one after the other. */
  readonly atOnce: boolean | null;
  /** With `atOnce`: how one of them gets the person. Null: each may hold a place and the person confirms one. Code list: offer-mode. */
  readonly mode: string | null;
  /** In a community queue: its order, 1 most urgent. Null: by how long the person has waited. */
  readonly priority: number | null;
};

/** The receiving agency goes on: its own clocks on this referral run again, later by the time they stood still. `handoff.referrals.ClocksStarted` (event) */
export type ClocksStarted = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** For how long they stood still. */
  readonly minutes: number;
  /** Where the referral stands. Code list: referral-status. */
  readonly status: string;
  /** When the agency's clock runs out now. Null: none of its clocks runs. */
  readonly due: IsoInstant | null;
};

/** The receiving agency is paused: its own clocks on this referral stand still. The person's clocks and the dates of a class go on. `handoff.referrals.ClocksStopped` (event) */
export type ClocksStopped = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** Since when the agency is paused. */
  readonly since: IsoInstant;
};

/** The person changed course: another pathway, or other needs. What was done stays in the history of the journey. `handoff.referrals.CourseChanged` (event) */
export type CourseChanged = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** The pathway from now on, by its neutral id. Code list: pathway. */
  readonly pathway: string;
  /** Version of the pathway the journey follows from now on. */
  readonly pathwayVersion: number;
  /** The steps from now on, those that stay included. */
  readonly steps: readonly JourneyStep[];
};

/** The place held for this referral goes back. Later acceptance on that hold is refused. `handoff.referrals.HoldReleased` (event) */
export type HoldReleased = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** The agency's own name of the class or cohort. */
  readonly cohort: string;
  /** Why it was released, coded. Code list: release-reason. */
  readonly why: string;
  /** Number of the hold, counted by how many were released before. */
  readonly hold: number;
};

/** The person was told of a service of the directory and goes there by themselves: no referral was made and nothing was sent. `handoff.referrals.InformationGiven` (event) */
export type InformationGiven = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** The service at a place, by its id in the directory (listing-<uuid>). */
  readonly listingId: string;
  /** Which need it is for: a service of the listing, one that the journey looks for if there is one. Code list: service. */
  readonly service: string | null;
};

/** A step of the journey changed its state. `handoff.referrals.JourneyAdvanced` (event) */
export type JourneyAdvanced = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** The step of the journey, by its id in the pathway. */
  readonly step: string;
  /** State of the step. Code list: step-status. */
  readonly status: string;
  /** What moved it, coded. Code list: step-reason. */
  readonly because: string;
};

/** The journey is over; nothing more will be offered on it. `handoff.referrals.JourneyEnded` (event) */
export type JourneyEnded = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** How it ended. Code list: journey-result. */
  readonly result: string;
  /** Why, coded. Code list: journey-end-reason. */
  readonly reason: string;
};

/** A person's way through several referrals began, on one version of a pathway. `handoff.referrals.JourneyOpened` (event) */
export type JourneyOpened = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** The pathway, by its neutral id. Code list: pathway. */
  readonly pathway: string;
  /** Version of the pathway the journey follows to its end. */
  readonly pathwayVersion: number;
  /** The steps as they stood on that day. */
  readonly steps: readonly JourneyStep[];
  /** The earlier journey of the same person, as journey-<uuid>, where somebody is back. */
  readonly follows: string | null;
};

/** A journey that had ended was taken up again, with its history. `handoff.referrals.JourneyRestarted` (event) */
export type JourneyRestarted = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
};

/** Who at the referring agency walks with the person, and who stands in. `handoff.referrals.NavigatorsAssigned` (event) */
export type NavigatorsAssigned = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** The agency's own code for the staff member who leads; never a name. */
  readonly lead: string;
  /** The agency's own code for whoever stands in; never a name. */
  readonly deputy: string;
};

/** One of several offers came to an end; the referral may go on with the others. `handoff.referrals.OfferClosed` (event) */
export type OfferClosed = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** Who closed it: T said no, P or R chose another, X a clock. Code list: actor. */
  readonly by: string;
  /** Why it closed, coded. Code list: offer-end. */
  readonly because: string;
  /** The agency's reason, where it declined. Code list: decline-reason. */
  readonly reason: string | null;
};

/** One of several agencies accepted: a place is held there until the person confirms one of them. `handoff.referrals.OfferPlaceHeld` (event) */
export type OfferPlaceHeld = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** The agency's own name of the class or cohort; null where places are not counted by cohort. */
  readonly cohort: string | null;
  /** Number of the hold. Null where places are not counted. */
  readonly hold: number | null;
  /** What the acceptance still depends on, coded. Code list: condition. */
  readonly conditional: string | null;
  /** When the person's clock runs out and the place goes back. */
  readonly confirmBy: IsoInstant;
};

/** Ways to take a step were ranked, each with its reasons. `handoff.referrals.OptionsProposed` (event) */
export type OptionsProposed = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** The step of the journey, by its id in the pathway. */
  readonly step: string;
  /** The options, first rank first. Empty: nothing was open. */
  readonly options: readonly ProposedOption[];
  /** The referral that ended without result and is followed by the first of these options, as referral-<uuid>. */
  readonly replaces: string | null;
};

/** The agency will make contact. Accepted is not yet enrolled. `handoff.referrals.ReferralAccepted` (event) */
export type ReferralAccepted = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** The agency's own name of the class or cohort; null where places are not counted by cohort. */
  readonly cohort: string | null;
  /** What the acceptance still depends on, coded. Code list: condition. */
  readonly conditional: string | null;
  /** Who accepted: T the agency, P the person who confirmed one of several, R on behalf of the person. Code list: actor. */
  readonly by: string;
  /** When the first-contact clock runs out and the place goes back. */
  readonly firstContactBy: IsoInstant;
  /** Number of the hold the acceptance rests on. Null where places are not counted. */
  readonly hold: number | null;
  /** Id of the fact (enrolled, placed) that the agency reported without saying accepted. Null: it said so. */
  readonly impliedBy: string | null;
  /** When what the acceptance depends on must be done, by the calendar of the class. */
  readonly conditionBy: IsoInstant | null;
};

/** Contact was made: the person and the agency are working together. `handoff.referrals.ReferralActive` (event) */
export type ReferralActive = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** What happened, coded. Code list: activity. */
  readonly what: string;
};

/** The loop is closed: what the agency did is known. `handoff.referrals.ReferralCompleted` (event) */
export type ReferralCompleted = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** Who moved it: R the referrer, T the receiving agency, P the person, X the exchange. Code list: actor. */
  readonly by: string;
  /** What came of it. Code list: referral-result. */
  readonly result: string;
};

/** The agency or the person said no. The reason comes from a closed list that reveals no protected fact. `handoff.referrals.ReferralDeclined` (event) */
export type ReferralDeclined = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** Who declined: T the agency, P the person. Code list: actor. */
  readonly by: string;
  /** Why, from the closed list. Code list: decline-reason. */
  readonly reason: string;
  /** What happens next. Code list: next. */
  readonly next: string;
};

/** The entry was a mistake; figures correct themselves. `handoff.referrals.ReferralEnteredInError` (event) */
export type ReferralEnteredInError = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** What the mistake was, coded. Code list: error-reason. */
  readonly reason: string;
  /** Who struck it, their own entry: R the referrer, T the receiving agency, P the person, X the exchange. Null: said before it was kept. Code list: actor. */
  readonly by: string | null;
};

/** A clock of the referral ran out before anyone moved it. `handoff.referrals.ReferralExpired` (event) */
export type ReferralExpired = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** Which clock. Code list: clock. */
  readonly clock: string;
  /** What happens next. Code list: next. */
  readonly next: string;
};

/** The agency is looking at the referral. `handoff.referrals.ReferralInReview` (event) */
export type ReferralInReview = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** When the agency's time to respond now ends: it stood still while the person was asked. */
  readonly respondBy: IsoInstant | null;
};

/** The referrer said how the person was introduced to the receiving agency. The last word counts. `handoff.referrals.ReferralIntroduced` (event) */
export type ReferralIntroduced = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** How the person came to the receiving agency. Code list: introduction. */
  readonly how: string;
};

/** The agency needs something of the person. Its own clock stops; the person's clock runs. `handoff.referrals.ReferralNeedsPerson` (event) */
export type ReferralNeedsPerson = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** What is needed, coded. Code list: question. */
  readonly question: string;
  /** When the person's clock runs out (30 days). */
  readonly answerBy: IsoInstant;
  /** What the agency had left of its time to respond when its clock stopped. */
  readonly minutesLeft: number | null;
};

/** Something happened on an active referral without changing its status. `handoff.referrals.ReferralNoted` (event) */
export type ReferralNoted = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** What happened, coded. Code list: activity. */
  readonly what: string;
};

/** A referral was offered to an agency. Carries no reason of eligibility: only under which rules the person was screened. `handoff.referrals.ReferralOffered` (event) */
export type ReferralOffered = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** The intake, as intake-<uuid>. Key of the intake stream. */
  readonly intakeId: string;
  /** The step of the journey, by its id in the pathway. */
  readonly step: string;
  /** The service, a code of handoff.service. Code list: service. */
  readonly service: string;
  /** The funded program, where the service stands under one. Code list: program. */
  readonly program: string | null;
  /** The agency's own name of the class or cohort; null where places are not counted by cohort. */
  readonly cohort: string | null;
  /** Short code that people say aloud, shared by the parties of this referral (for example "H7K-4QD"). */
  readonly reference: string;
  /** Version of the rules the person was screened under. Null for services without a test. */
  readonly screenedUnder: string | null;
  /** When the response clock runs out. */
  readonly respondBy: IsoInstant;
  /** Who offered: R the referrer, P the person, X the exchange on an option the person ranked. Code list: actor. */
  readonly by: string;
  /** The referral that this one takes the place of, after a decline or an expiry. */
  readonly replaces: string | null;
  /** Set where several agencies are offered at once; `agency` then names the first. Null: offered to one. */
  readonly several: SeveralOffers | null;
  /** The household or group the person comes with, as group-<uuid>. Null: alone. */
  readonly groupId: string | null;
};

/** A clock of the referral is about to run out. Said once, before the breach. `handoff.referrals.ReferralReminded` (event) */
export type ReferralReminded = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** Which clock. Code list: clock. */
  readonly clock: string;
  /** When it runs out. */
  readonly due: IsoInstant;
  /** Whose move is awaited: T the receiving agency, R the referrer for the person. Code list: actor. */
  readonly whom: string;
};

/** Somebody in line asked not to be offered a place before a day. Their place in line is kept. `handoff.referrals.ReferralSnoozed` (event) */
export type ReferralSnoozed = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** First day on which a place may be offered again. */
  readonly until: IsoDate;
  /** Who asked: R the referrer, P the person, T the receiving agency. Code list: actor. */
  readonly by: string;
};

/** No place now. Offered again in order when one frees. `handoff.referrals.ReferralWaitlisted` (event) */
export type ReferralWaitlisted = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** Place in the line, 1 next. */
  readonly position: number;
  /** How long the line is kept for this person. */
  readonly keptUntil: IsoInstant | null;
};

/** The referrer or the person asked to stop; the agency confirms or says it is done. `handoff.referrals.ReferralWithdrawalRequested` (event) */
export type ReferralWithdrawalRequested = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** Who asked: R or P. Code list: actor. */
  readonly by: string;
  /** When the agency's clock to confirm runs out and the exchange withdraws it. */
  readonly confirmBy: IsoInstant | null;
};

/** The referral was taken back. `handoff.referrals.ReferralWithdrawn` (event) */
export type ReferralWithdrawn = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that referred the person (R) and hears what came of it. */
  readonly referrer: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** Who moved it: R the referrer, T the receiving agency, P the person, X the exchange. Code list: actor. */
  readonly by: string;
  /** Why, coded. Code list: withdrawal-reason. */
  readonly reason: string;
  /** The clock that ran out, where the agency never confirmed. Null: nobody was late. Code list: clock. */
  readonly clock: string | null;
};

/** The person stands at the agency's desk with a slip and consents there: accepted without an offer before. `handoff.referrals.AcceptAtDesk` (command) */
export type AcceptAtDesk = {
  /** The referral that this makes, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey that the slip belongs to, as journey-<uuid>. */
  readonly journeyId: string;
  /** Slug of the agency whose desk it is, set by the gateway from the credential. */
  readonly agency: string;
  /** The service, a code of handoff.service. Null: the one service of the agency that the person asked for. Code list: service. */
  readonly service: string | null;
  /** The agency's own name of the class or cohort; null where places are not counted by cohort. */
  readonly cohort: string | null;
  /** What the acceptance still depends on, coded. Code list: condition. */
  readonly conditional: string | null;
  /** The code on the slip, as it was entered. */
  readonly slip: string;
  /** What the person agreed to at the desk. Its recipient is the agency. */
  readonly consent: ConsentTerms;
};

/** Say who at the referring agency walks with the person, and who stands in. `handoff.referrals.AssignNavigators` (command) */
export type AssignNavigators = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** Slug of the agency that asks. Only the referring agency (R) may. */
  readonly agency: string;
  /** The agency's own code for the staff member who leads; never a name. */
  readonly lead: string;
  /** The agency's own code for whoever stands in; never a name. */
  readonly deputy: string;
};

/** Change course on a journey: another pathway, other needs, or both. `handoff.referrals.ChangeCourse` (command) */
export type ChangeCourse = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** Slug of the agency that asks. Only the referring agency (R) may. */
  readonly agency: string;
  /** The pathway from now on, by its neutral id; null: the one that serves the needs best. Code list: pathway. */
  readonly pathway: string | null;
  /** What the person wants from now on, in all. Code list: service. */
  readonly needs: readonly string[];
};

/** The person chose, later than at intake: a step that waits for a choice looks for options again. `handoff.referrals.ChooseOptions` (command) */
export type ChooseOptions = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** Slug of the agency that asks. Only the referring agency (R) may. */
  readonly agency: string;
  /** The step of the journey, by its id in the pathway. */
  readonly step: string;
  /** Agencies the person chose, ranked. They replace earlier choices for this step. */
  readonly choices: readonly Choice[];
  /** True: all of them are offered at once, in one referral. Null or false: one after the other. */
  readonly atOnce: boolean | null;
  /** With `atOnce`: how one of them gets the person. Null: each may hold a place and the person confirms one. Code list: offer-mode. */
  readonly mode: string | null;
  /** In a community queue: its order, 1 most urgent. Null: by how long the person has waited. */
  readonly priority: number | null;
};

/** End a journey before its aim. Its history stays; what is under way is taken back. `handoff.referrals.EndJourney` (command) */
export type EndJourney = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** Slug of the agency that asks. Only the referring agency (R) may. */
  readonly agency: string;
  /** Why: person-asked or referrer-closed. Code list: journey-end-reason. */
  readonly reason: string;
};

/** Note that the person was told of a service of the directory, at an agency outside the exchange. `handoff.referrals.GiveInformation` (command) */
export type GiveInformation = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** Slug of the agency that asks. Only the referring agency (R) may. */
  readonly agency: string;
  /** The service at a place, by its id in the directory (listing-<uuid>). */
  readonly listingId: string;
};

/** Say how the person is introduced to the receiving agency: alone, by a call together, accompanied. `handoff.referrals.IntroducePerson` (command) */
export type IntroducePerson = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** Slug of the agency that asks. Only the referring agency (R) may. */
  readonly agency: string;
  /** How the person came to the receiving agency. Code list: introduction. */
  readonly how: string;
};

/** The person refers themselves to an agency: their slip names the journey, another agency lends its hands. `handoff.referrals.ReferSelf` (command) */
export type ReferSelf = {
  /** The referral that this makes, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey that the slip belongs to, as journey-<uuid>. */
  readonly journeyId: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** The service, a code of handoff.service. Null: the one service of the agency that the person asked for. Code list: service. */
  readonly service: string | null;
  /** Slug of the agency where the person said so, set by the gateway from the credential. It has no part in the referral. */
  readonly hands: string;
  /** What the person agrees to. Its recipient is the receiving agency. */
  readonly consent: ConsentTerms;
};

/** Move a referral to another status, as the agency, the referrer or the person asks. `handoff.referrals.RespondToReferral` (command) */
export type RespondToReferral = {
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** Slug of the responder, set by the gateway from the credential, never from a payload. */
  readonly agency: string;
  /** In which part: T as the receiving agency, R as the referrer, P on behalf of the person. Code list: actor. */
  readonly by: string;
  /** The status asked for. Code list: referral-status. */
  readonly status: string;
  /** Why, from the closed list of the status. */
  readonly reason: string | null;
  /** What is needed of the person, with status needs-person. Code list: question. */
  readonly question: string | null;
  /** What the acceptance still depends on, with status accepted. Code list: condition. */
  readonly conditional: string | null;
  /** What happened, with status active. Code list: activity. */
  readonly what: string | null;
  /** The agency's own name of the class or cohort; null where places are not counted by cohort. */
  readonly cohort: string | null;
  /** What came of it, with status completed. Code list: referral-result. */
  readonly result: string | null;
  /** Of several offers, the one meant, by its agency: which the person confirms. Null where there is one. */
  readonly offer: string | null;
  /** First day on which a place may be offered again, with status waitlisted by the referrer or the person. */
  readonly until: IsoDate | null;
  /** Cents asked of a fund, with accepted. Null: one place. */
  readonly amount: number | null;
  /** The part of the cohort kept for some people that this person may draw on, with accepted. */
  readonly tier: string | null;
  /** Version of the referral stream that the speaker was told of last. Refused if the referral has changed for the speaker since. Null: not compared. */
  readonly expectedVersion: number | null;
};

/** Take up a journey again that had ended; consent is asked anew before each offer. `handoff.referrals.RestartJourney` (command) */
export type RestartJourney = {
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** Slug of the agency that asks. Only the referring agency (R) may. */
  readonly agency: string;
};

/** Open a cohort or set its number of places. `handoff.referrals.SetCapacity` (command) */
export type SetCapacity = {
  /** The seats of one cohort, as seats-<uuid>, derived from "<agency slug>/<cohort>". */
  readonly seatsId: string;
  /** Slug of the receiving agency (T). */
  readonly agency: string;
  /** The service, a code of handoff.service. Code list: service. */
  readonly service: string;
  /** The agency's own name of the class or cohort. */
  readonly cohort: string;
  /** Whether the places are ours to give. Code list: seat-kind. */
  readonly kind: string;
  /** Places in all. */
  readonly seats: number;
  /** First day of the cohort. */
  readonly startsOn: IsoDate | null;
  /** What is counted, for whom parts are kept, and the dates of the class. Null: plain places. */
  readonly terms: SeatTerms | null;
};

/** A service at a place, as the directory now has it: the full state. Key: the listing. `handoff.directory.ServiceListed` (event) */
export type ServiceListed = {
  /** The listing, as listing-<uuid>, derived from its source and its id there. */
  readonly listingId: string;
  /** Where it comes from: the name of an import, or partner:<slug>. */
  readonly source: string;
  /** Its id in the source: the service at a location, or the service. */
  readonly sourceId: string;
  /** Slug of the partner that gives the service; null: an agency that is not connected. */
  readonly agency: string | null;
  /** Whether it can be used now. Code list: listing-status. */
  readonly status: string;
  /** HSDS service.id. */
  readonly serviceId: string | null;
  /** HSDS organization.id. */
  readonly organizationId: string | null;
  /** HSDS location.id. */
  readonly locationId: string | null;
  /** Name of the service. */
  readonly name: string;
  /** Name of the organization. */
  readonly organization: string;
  /** What it is, in the words of the source. */
  readonly description: string | null;
  /** Whether a public body or a private one runs it. Code list: operator. */
  readonly operator: string | null;
  /** What sort of informal place it is held in, where it is one. Code list: host-kind. */
  readonly host: string | null;
  /** The services it stands for, codes of handoff.service. Code list: service. */
  readonly services: readonly string[];
  /** Its terms of the Open Eligibility taxonomy, by id; terms about people are not kept. */
  readonly taxonomy: readonly string[];
  /** Languages it is given in (HSDS language.code). Code list: language. */
  readonly languages: readonly string[];
  /** What the source says about interpreters (HSDS service.interpretation_services). */
  readonly interpreters: string | null;
  /** How it is attended (HSDS schedule.attending_type). Code list: attending-type. */
  readonly attending: readonly string[];
  /** When it is open. */
  readonly hours: readonly ListedHours[];
  /** Street and number (HSDS address.address_1). */
  readonly address: string | null;
  /** Town (HSDS address.city). */
  readonly locality: string | null;
  /** State (HSDS address.state_province). */
  readonly region: string | null;
  /** HSDS address.postal_code. */
  readonly postalCode: string | null;
  /** WGS 84 (HSDS location.latitude). */
  readonly latitude: number | null;
  /** WGS 84 (HSDS location.longitude). */
  readonly longitude: number | null;
  /** How one gets there (HSDS location.transportation). */
  readonly transport: string | null;
  /** For which area (HSDS service_area.name). */
  readonly area: string | null;
  /** What it costs in one word; null: not said. Code list: cost. */
  readonly cost: string | null;
  /** What it costs in all (HSDS cost_option.amount); 0: nothing. */
  readonly feeCents: number | null;
  /** What the source says about fees (HSDS service.fees_description). */
  readonly feeText: string | null;
  /** What makes it accessible. Code list: accessibility. */
  readonly accessibility: readonly string[];
  /** What the source says about access (HSDS accessibility.description). */
  readonly accessText: string | null;
  /** Places free (HSDS 3.1 service_capacity.available). */
  readonly available: number | null;
  /** Places in all (HSDS 3.1 service_capacity.maximum). */
  readonly maximum: number | null;
  /** Of what the places are (HSDS 3.1 unit.name). */
  readonly unit: string | null;
  /** When the places were counted (HSDS 3.1 service_capacity.updated). */
  readonly countedAt: IsoInstant | null;
  /** Which identity document is asked for at the door; null: not said. Code list: id-at-door. */
  readonly idAtDoor: string | null;
  /** Documents to bring (HSDS required_document.document). */
  readonly documents: readonly string[];
  /** Never null where the service is immigration legal advice. */
  readonly accreditation: Accreditation | null;
  /** HSDS service.minimum_age. */
  readonly minimumAge: number | null;
  /** HSDS service.maximum_age. */
  readonly maximumAge: number | null;
  /** In plain words, whom it serves (HSDS service.eligibility_description). */
  readonly whom: string | null;
  /** In plain words, on which terms (HSDS service.application_process). */
  readonly terms: string | null;
  /** In plain words, its year: when it begins, when it is closed. */
  readonly year: string | null;
  /** Public telephone number. */
  readonly phone: string | null;
  /** Public address of the service. */
  readonly email: string | null;
  /** Page of the service. */
  readonly url: string | null;
  /** What one must know now (HSDS service.alert). */
  readonly alert: string | null;
  /** When somebody last looked whether it is true (HSDS service.assured_date). */
  readonly assuredOn: IsoDate | null;
  /** What in the source contradicts itself; what is shown has been left out or set right. Code list: listing-flag. */
  readonly flags: readonly string[];
};

/** A job began, as the provider or the person's own evidence says. Never a row of wage records (20 CFR 603). `handoff.outcomes.EmploymentRecorded` (event) */
export type EmploymentRecorded = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** First day of work. */
  readonly startedOn: IsoDate;
  /** Pay before deductions in US cents, for each unit of wagePer. */
  readonly wageCents: number | null;
  /** What the pay is counted by. Code list: wage-per. */
  readonly wagePer: string | null;
  /** Usual hours a week. */
  readonly hoursPerWeek: number | null;
  /** Occupation as O*NET-SOC, NN-NNNN.NN. */
  readonly occupation: string | null;
  /** What the fact rests on. Code list: evidence. */
  readonly evidence: string;
};

/** The provider enrolled the person. Start and exit are official only as the program itself reports them. `handoff.outcomes.EnrollmentRecorded` (event) */
export type EnrollmentRecorded = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** The funded program, where the service stands under one. Code list: program. */
  readonly program: string | null;
  /** Day of enrollment, as the provider says. */
  readonly enrolledOn: IsoDate;
  /** The provider's own name of the term. */
  readonly term: string | null;
};

/** A fact was told wrong before; this is how it stands from now on. What was told before stays known as what was told before. `handoff.outcomes.FactCorrected` (event) */
export type FactCorrected = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** Number of the fact in its participation: the sequence of the event that first told it. */
  readonly fact: number;
  /** Which kind of fact. Code list: fact-kind. */
  readonly kind: string;
  /** Day on which it was true: of enrollment, gain, first day of work, last service; first day of a service period; any day of the quarter. */
  readonly on: IsoDate;
  /** Last day of a service period. */
  readonly to: IsoDate | null;
  /** The funded program, where the service stands under one. Code list: program. */
  readonly program: string | null;
  /** The provider's own name of the term. */
  readonly term: string | null;
  /** The service given. Code list: service. */
  readonly service: string | null;
  /** Contact hours in the period. */
  readonly hours: number | null;
  /** Measurable skill gain or credential. Code list: milestone-kind. */
  readonly milestone: string | null;
  /** Which milestone. Code list: milestone-type. */
  readonly type: string | null;
  /** Educational functioning level before (NRS). Code list: functioning-level. */
  readonly fromLevel: string | null;
  /** Educational functioning level after (NRS). Code list: functioning-level. */
  readonly toLevel: string | null;
  /** In what the person was employed in the quarter, or that they were not. Code list: employed-as. */
  readonly employedAs: string | null;
  /** Pay before deductions in US cents: for each unit of wagePer; without one, what was paid in the quarter. */
  readonly wageCents: number | null;
  /** What the pay is counted by. Code list: wage-per. */
  readonly wagePer: string | null;
  /** Usual hours a week. */
  readonly hoursPerWeek: number | null;
  /** Occupation as O*NET-SOC, NN-NNNN.NN. */
  readonly occupation: string | null;
  /** The employer's federal identification number, NN-NNNNNNN. */
  readonly employer: string | null;
  /** What the fact rests on. Code list: evidence. */
  readonly evidence: string | null;
  /** Why the person left, with exit. Code list: exit-reason. */
  readonly reason: string | null;
  /** Why it is changed. Code list: amendment-reason. */
  readonly why: string;
};

/** A fact that was told never was one. It counts no longer; that it was told stays known. `handoff.outcomes.FactWithdrawn` (event) */
export type FactWithdrawn = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** Number of the fact in its participation: the sequence of the event that first told it. */
  readonly fact: number;
  /** Which kind of fact. Code list: fact-kind. */
  readonly kind: string;
  /** The day the fact gave. */
  readonly on: IsoDate;
  /** Why it is changed. Code list: amendment-reason. */
  readonly why: string;
};

/** A gain or a credential was attained (WIOA s.116, TEGL 10-16 Change 3). `handoff.outcomes.MilestoneAttained` (event) */
export type MilestoneAttained = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** Measurable skill gain or credential. Code list: milestone-kind. */
  readonly kind: string;
  /** Which one. Code list: milestone-type. */
  readonly type: string;
  /** Day of the test, transcript or award. */
  readonly attainedOn: IsoDate;
  /** Educational functioning level before (NRS). Code list: functioning-level. */
  readonly fromLevel: string | null;
  /** Educational functioning level after (NRS). Code list: functioning-level. */
  readonly toLevel: string | null;
  /** What the fact rests on. Code list: evidence. */
  readonly evidence: string | null;
};

/** An agency that sent people will be told what came of them in a quarter, once it is over. `handoff.outcomes.NewsAwaited` (event) */
export type NewsAwaited = {
  /** The news of one quarter for one agency: news-<slug>-<quarter>. */
  readonly newsId: string;
  /** Slug of the agency that sent people. */
  readonly referrer: string;
  /** The calendar quarter, for example 2026Q3. */
  readonly quarter: string;
  /** When the clock rings: some days after the quarter, so that late reports are in. */
  readonly dueAt: IsoInstant;
};

/** The quarter is over, and what came of the people an agency sent is gathered now. `handoff.outcomes.NewsDue` (event) */
export type NewsDue = {
  /** The news of one quarter for one agency: news-<slug>-<quarter>. */
  readonly newsId: string;
  /** Slug of the agency that sent people. */
  readonly referrer: string;
  /** The calendar quarter, for example 2026Q3. */
  readonly quarter: string;
};

/** What came of the people an agency sent in a quarter, as far as it was known when it was gathered. Once a quarter and agency. `handoff.outcomes.NewsGathered` (event) */
export type NewsGathered = {
  /** The news of one quarter for one agency: news-<slug>-<quarter>. */
  readonly newsId: string;
  /** Slug of the agency that sent people. */
  readonly referrer: string;
  /** The calendar quarter, for example 2026Q3. */
  readonly quarter: string;
  /** A line a kind of news; empty where nothing was reported. */
  readonly lines: readonly GatheredNews[];
};

/** Someone attested a fact that stands already. One fact may have many attestations. `handoff.outcomes.OutcomeVerified` (event) */
export type OutcomeVerified = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** The fact attested, as <participationId>#<number>: the sequence of the event that first told it. */
  readonly fact: string;
  /** Slug of the agency that verified. */
  readonly by: string;
  /** What the fact rests on. Code list: evidence. */
  readonly evidence: string;
  /** How far the evidence carries. Code list: evidence-strength. */
  readonly strength: string;
};

/** The provider says the person left its program. `handoff.outcomes.ParticipationExited` (event) */
export type ParticipationExited = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** Day of the last qualifying service. */
  readonly lastServiceOn: IsoDate;
  /** Why, coded. Code list: exit-reason. */
  readonly reason: string;
};

/** Whether the person was employed in one quarter, and what was paid in it, as the provider or the person's own evidence says. Never a row of wage records (20 CFR 603). `handoff.outcomes.QuarterReported` (event) */
export type QuarterReported = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** A day of the quarter this is about. */
  readonly on: IsoDate;
  /** In what the person was employed in the quarter, or that they were not. Code list: employed-as. */
  readonly employedAs: string;
  /** Pay before deductions in US cents: for each unit of wagePer; without one, what was paid in the quarter. */
  readonly wageCents: number | null;
  /** What the pay is counted by, where only a rate is known. Code list: wage-per. */
  readonly wagePer: string | null;
  /** Usual hours a week, with a rate by the hour. */
  readonly hoursPerWeek: number | null;
  /** The employer's federal identification number, NN-NNNNNNN: it shows whether the job was kept. */
  readonly employer: string | null;
  /** What the fact rests on. Code list: evidence. */
  readonly evidence: string;
};

/** A service was given over a period. `handoff.outcomes.ServiceDelivered` (event) */
export type ServiceDelivered = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** The service, a code of handoff.service. Code list: service. */
  readonly service: string;
  /** First day of the period. */
  readonly from: IsoDate;
  /** Last day of the period. */
  readonly to: IsoDate;
  /** Contact hours in the period. */
  readonly hours: number | null;
};

/** Tell a fact anew that was told wrong. Causes FactCorrected. `handoff.outcomes.CorrectFact` (command) */
export type CorrectFact = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** Which kind of fact. Code list: fact-kind. */
  readonly kind: string;
  /** The day the earlier report gave. */
  readonly earlierOn: IsoDate;
  /** Day on which it was true: of enrollment, gain, first day of work, last service; first day of a service period; any day of the quarter. */
  readonly on: IsoDate;
  /** Last day of a service period. */
  readonly to: IsoDate | null;
  /** The funded program, where the service stands under one. Code list: program. */
  readonly program: string | null;
  /** The provider's own name of the term. */
  readonly term: string | null;
  /** The service given. Code list: service. */
  readonly service: string | null;
  /** Contact hours in the period. */
  readonly hours: number | null;
  /** Measurable skill gain or credential. Code list: milestone-kind. */
  readonly milestone: string | null;
  /** Which milestone. Code list: milestone-type. */
  readonly type: string | null;
  /** Educational functioning level before (NRS). Code list: functioning-level. */
  readonly fromLevel: string | null;
  /** Educational functioning level after (NRS). Code list: functioning-level. */
  readonly toLevel: string | null;
  /** In what the person was employed in the quarter, or that they were not. Code list: employed-as. */
  readonly employedAs: string | null;
  /** Pay before deductions in US cents: for each unit of wagePer; without one, what was paid in the quarter. */
  readonly wageCents: number | null;
  /** What the pay is counted by. Code list: wage-per. */
  readonly wagePer: string | null;
  /** Usual hours a week. */
  readonly hoursPerWeek: number | null;
  /** Occupation as O*NET-SOC, NN-NNNN.NN. */
  readonly occupation: string | null;
  /** The employer's federal identification number, NN-NNNNNNN. */
  readonly employer: string | null;
  /** What the fact rests on. Code list: evidence. */
  readonly evidence: string | null;
  /** Why the person left, with exit. Code list: exit-reason. */
  readonly reason: string | null;
  /** Why it is changed. Code list: amendment-reason. */
  readonly why: string;
};

/** Record a fact. Causes EmploymentRecorded, with the same fields. `handoff.outcomes.RecordEmployment` (command) */
export type RecordEmployment = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** First day of work. */
  readonly startedOn: IsoDate;
  /** Pay before deductions in US cents, for each unit of wagePer. */
  readonly wageCents: number | null;
  /** What the pay is counted by. Code list: wage-per. */
  readonly wagePer: string | null;
  /** Usual hours a week. */
  readonly hoursPerWeek: number | null;
  /** Occupation as O*NET-SOC, NN-NNNN.NN. */
  readonly occupation: string | null;
  /** What the fact rests on. Code list: evidence. */
  readonly evidence: string;
};

/** Record a fact. Causes EnrollmentRecorded, with the same fields. `handoff.outcomes.RecordEnrollment` (command) */
export type RecordEnrollment = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** The funded program, where the service stands under one. Code list: program. */
  readonly program: string | null;
  /** Day of enrollment, as the provider says. */
  readonly enrolledOn: IsoDate;
  /** The provider's own name of the term. */
  readonly term: string | null;
};

/** Record a fact. Causes ParticipationExited, with the same fields. `handoff.outcomes.RecordExit` (command) */
export type RecordExit = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** Day of the last qualifying service. */
  readonly lastServiceOn: IsoDate;
  /** Why, coded. Code list: exit-reason. */
  readonly reason: string;
};

/** Record a fact. Causes MilestoneAttained, with the same fields. `handoff.outcomes.RecordMilestone` (command) */
export type RecordMilestone = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** Measurable skill gain or credential. Code list: milestone-kind. */
  readonly kind: string;
  /** Which one. Code list: milestone-type. */
  readonly type: string;
  /** Day of the test, transcript or award. */
  readonly attainedOn: IsoDate;
  /** Educational functioning level before (NRS). Code list: functioning-level. */
  readonly fromLevel: string | null;
  /** Educational functioning level after (NRS). Code list: functioning-level. */
  readonly toLevel: string | null;
  /** What the fact rests on. Code list: evidence. */
  readonly evidence: string | null;
};

/** Record a fact. Causes QuarterReported, with the same fields. `handoff.outcomes.RecordQuarter` (command) */
export type RecordQuarter = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** A day of the quarter this is about. */
  readonly on: IsoDate;
  /** In what the person was employed in the quarter, or that they were not. Code list: employed-as. */
  readonly employedAs: string;
  /** Pay before deductions in US cents: for each unit of wagePer; without one, what was paid in the quarter. */
  readonly wageCents: number | null;
  /** What the pay is counted by, where only a rate is known. Code list: wage-per. */
  readonly wagePer: string | null;
  /** Usual hours a week, with a rate by the hour. */
  readonly hoursPerWeek: number | null;
  /** The employer's federal identification number, NN-NNNNNNN: it shows whether the job was kept. */
  readonly employer: string | null;
  /** What the fact rests on. Code list: evidence. */
  readonly evidence: string;
};

/** Record a fact. Causes ServiceDelivered, with the same fields. `handoff.outcomes.RecordService` (command) */
export type RecordService = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** The service, a code of handoff.service. Code list: service. */
  readonly service: string;
  /** First day of the period. */
  readonly from: IsoDate;
  /** Last day of the period. */
  readonly to: IsoDate;
  /** Contact hours in the period. */
  readonly hours: number | null;
};

/** Take back a fact. Causes FactWithdrawn. `handoff.outcomes.WithdrawFact` (command) */
export type WithdrawFact = {
  /** The period of participation at one provider, as participation-<uuid>, derived from the referral. */
  readonly participationId: string;
  /** The referral, as referral-<uuid>. Key of the referral stream. */
  readonly referralId: string;
  /** The journey this belongs to, as journey-<uuid>. Also the correlation id of every message of the journey. */
  readonly journeyId: string;
  /** The person inside the exchange, as person-<uuid>. Never leaves it: each partner sees an id of its own. */
  readonly personId: string;
  /** Slug of the agency that reports the fact and stands for it. */
  readonly provider: string;
  /** Which kind of fact. Code list: fact-kind. */
  readonly kind: string;
  /** The day the earlier report gave. */
  readonly earlierOn: IsoDate;
  /** Which of several services of that day. Code list: service. */
  readonly service: string | null;
  /** Which of several milestones of that day. Code list: milestone-type. */
  readonly type: string | null;
  /** Which of several jobs of that day. */
  readonly occupation: string | null;
  /** Why it is changed. Code list: amendment-reason. */
  readonly why: string;
};

/** IN. The person chose agencies for a step, later than at intake. `handoff.partners.ChoiceMade` (partner) */
export type ChoiceMade = {
  /** The journey, by the partner's own view id. */
  readonly journey: string;
  /** The step of the journey. */
  readonly step: string;
  /** Agencies in the order the person wants them. They replace earlier choices for this step. */
  readonly choices: readonly WantedService[];
  /** True: all of them are offered at once. Null or false: one after the other. */
  readonly atOnce: boolean | null;
  /** With `atOnce`: how one of them gets the person. Null: each may hold a place and the person confirms one. Code list: offer-mode. */
  readonly mode: string | null;
  /** In a community queue: its order, 1 most urgent. Null: by how long the person has waited. */
  readonly priority: number | null;
};

/** OUT. Consent lets this agency reach the person whose referral it accepted. Kept on the topic 7 days at most. `handoff.partners.ContactReleased` (partner) */
export type ContactReleased = {
  /** The referral, by this agency's own view id. */
  readonly referral: string;
  /** Short code shared by the parties of the referral. */
  readonly reference: string;
  /** Name and safe ways of contact, as compact JWE to the public key of this agency. */
  readonly sealed: string;
  /** Last day on which the consent holds; delete the contact after it unless the person is enrolled. */
  readonly until: IsoDate;
  /** When the exchange recorded it. */
  readonly at: IsoInstant;
};

/** IN. Somebody stands at this agency's desk with a slip, consents, and is accepted. `handoff.partners.DeskAcceptance` (partner) */
export type DeskAcceptance = {
  /** The code on the slip (for example "H7K-4QD-9CFG"). */
  readonly slip: string;
  /** The service. Null where this agency offers only one that the person asked for. Code list: service. */
  readonly service: string | null;
  /** The agency's own name of the class or cohort; null where places are not counted by cohort. */
  readonly cohort: string | null;
  /** What the acceptance still depends on, coded. Code list: condition. */
  readonly conditional: string | null;
  /** What the person agreed to at the desk. Its recipient is this agency. */
  readonly consent: ConsentTerms;
  /** The partner's own number for this, at most 64 characters. Travels back to that partner alone. */
  readonly localRef: string | null;
  /** The agency's own code of the term, where its numbers repeat from term to term: kept beside localRef. */
  readonly term: string | null;
};

/** OUT. Something became known about a person this agency referred or serves, as far as it may be told. `handoff.partners.FactNotice` (partner) */
export type FactNotice = {
  /** Which fact. "withheld" says that there is a fact which consent does not let through. Code list: fact-notice-kind. */
  readonly kind: string;
  /** The intake, by this agency's own view id. */
  readonly intake: string | null;
  /** The referral, by this agency's own view id. */
  readonly referral: string | null;
  /** The journey, by this agency's own view id. */
  readonly journey: string | null;
  /** The partner's own number for this, at most 64 characters. Travels back to that partner alone. */
  readonly localRef: string | null;
  /** Day on which it was true. */
  readonly on: IsoDate;
  /** Slug of the agency that reported it. */
  readonly provider: string | null;
  /** The funded program, where the service stands under one. Code list: program. */
  readonly program: string | null;
  /** The step of the journey. */
  readonly step: string | null;
  /** Which milestone, or which service. */
  readonly type: string | null;
  /** Educational functioning level before (NRS). Code list: functioning-level. */
  readonly fromLevel: string | null;
  /** Educational functioning level after (NRS). Code list: functioning-level. */
  readonly toLevel: string | null;
  /** How it ended, or the state of the step. */
  readonly result: string | null;
  /** Why, coded; with "withheld", why it may not be said. */
  readonly reason: string | null;
  /** What only this agency may read, as compact JWE to its public key. */
  readonly sealed: string | null;
  /** When the exchange recorded it. */
  readonly at: IsoInstant;
  /** Code of the journey's slip: what the person shows at an agency's desk. Only the referrer sees it. */
  readonly slip: string | null;
  /** That this changes what was told before, and how: the fact as it stands now, or that it was taken back. Code list: fact-amendment. */
  readonly amended: string | null;
};

/** IN. An agency reports what came of a referral. Which fields are needed depends on the kind. `handoff.partners.FactReport` (partner) */
export type FactReport = {
  /** The referral, by the partner's own view id, its short reference, or the number that the partner gave as localRef before. */
  readonly referral: string;
  /** Which fact. Code list: fact-kind. */
  readonly kind: string;
  /** Day on which it was true: of enrollment, gain, first day of work, last service; first day of a service period. */
  readonly on: IsoDate;
  /** Last day of a service period. */
  readonly to: IsoDate | null;
  /** The funded program, where the service stands under one. Code list: program. */
  readonly program: string | null;
  /** The agency's own code of the term: recorded with enrolled; with a number of the agency's own in `referral` it says which of its referrals is meant, and with localRef it is kept beside it. */
  readonly term: string | null;
  /** The service given, with service. Code list: service. */
  readonly service: string | null;
  /** Contact hours in the period, with service. */
  readonly hours: number | null;
  /** Which milestone, with milestone. Code list: milestone-type. */
  readonly type: string | null;
  /** Educational functioning level before (NRS). Code list: functioning-level. */
  readonly fromLevel: string | null;
  /** Educational functioning level after (NRS). Code list: functioning-level. */
  readonly toLevel: string | null;
  /** Pay before deductions in US cents, for each unit of wagePer. */
  readonly wageCents: number | null;
  /** What the pay is counted by. Code list: wage-per. */
  readonly wagePer: string | null;
  /** Usual hours a week. */
  readonly hoursPerWeek: number | null;
  /** Occupation as O*NET-SOC, NN-NNNN.NN. */
  readonly occupation: string | null;
  /** What the fact rests on. Code list: evidence. */
  readonly evidence: string | null;
  /** Why the person left, with exit. Code list: exit-reason. */
  readonly reason: string | null;
  /** The partner's own number for this, at most 64 characters. Travels back to that partner alone. */
  readonly localRef: string | null;
  /** That this changes an earlier report of yours, and how. Null: it is a new fact. Code list: fact-amendment. */
  readonly amends: string | null;
  /** The day the earlier report gave, with amends. Null: the day is the same. */
  readonly earlierOn: IsoDate | null;
  /** Why the earlier report is changed, with amends. Code list: amendment-reason. */
  readonly why: string | null;
  /** In what the person was employed in the quarter, or that they were not, with quarter. Code list: employed-as. */
  readonly employedAs: string | null;
  /** The employer's federal identification number, NN-NNNNNNN, with quarter. */
  readonly employer: string | null;
};

/** IN. What became of what the agency had of somebody who took consent back, or was erased. Over REST: POST /v1/receipts. `handoff.partners.HolderReceipt` (partner) */
export type HolderReceipt = {
  /** The referral, by the partner's own view id, as its notice of the withdrawal had it. */
  readonly referral: string;
  /** Erased, or kept because a law says so. Code list: receipt-outcome. */
  readonly outcome: string;
  /** With kept-by-law: until when. */
  readonly until: IsoDate | null;
  /** With kept-by-law: which law says so, for example 34 CFR 99.32. */
  readonly citation: string | null;
};

/** IN. An agency refers a person to the exchange. `handoff.partners.IntakeSubmission` (partner) */
export type IntakeSubmission = {
  /** The agency's own number of the person or case, at most 64 characters. Travels back to it alone. */
  readonly localRef: string;
  /** State whose rules apply, ISO 3166-2 (for example "US-MA"). Code list: jurisdiction. */
  readonly jurisdiction: string;
  /** The language to speak with the person, BCP 47. Code list: language. */
  readonly language: string;
  /** Whether the person wants an interpreter. Code list: interpreter. */
  readonly interpreter: string;
  /** Services the person asked for. Code list: service. */
  readonly needs: readonly string[];
  /** Agencies the person chose, first choice first. */
  readonly choices: readonly WantedService[];
  /** The pathway asked for, by its neutral id (for example "english-to-work"). Null: the exchange proposes one. Code list: pathway. */
  readonly pathway: string | null;
  /** Consents given with the intake. What is not named here is not allowed. */
  readonly consents: readonly ConsentTerms[];
  /** The person's disclosure as compact JWE (ECDH-ES+A256KW, A256GCM) to the key at GET /v1/keys: name, contacts, facts. */
  readonly sealedPerson: string;
  /** Somebody is back: the earlier intake, by the partner's own view id. Facts and consents are given anew. */
  readonly follows: string | null;
  /** The agency's own code of the household or group that this person comes with, at most 64 characters, the same for each of them. Everybody in it has an intake, consents and referrals of their own; the code travels to nobody. */
  readonly group: string | null;
};

/** IN. Whoever referred somebody says how they come to the agency; the last word counts. Over REST: POST /v1/referrals/{id}/introduction. `handoff.partners.Introduction` (partner) */
export type Introduction = {
  /** The referral, by the partner's own view id, its short reference, or the number that the partner gave as localRef before. */
  readonly referral: string;
  /** How the person comes. Code list: introduction. */
  readonly how: string;
  /** The agency's own code of the term, where `referral` is a number of its own that repeats from term to term. */
  readonly term: string | null;
};

/** OUT. A message this agency sent was refused; nothing of it took effect. `handoff.partners.MessageRejected` (partner) */
export type MessageRejected = {
  /** ce_id of the message refused, or "topic/partition/offset" where it had none. */
  readonly message: string;
  /** ce_type of the message refused, or "unknown". */
  readonly type: string;
  /** What was wrong, kebab-case and stable. */
  readonly code: string;
  /** Field or header at fault. */
  readonly place: string | null;
  /** What was wrong, in words. */
  readonly reason: string;
  /** What to do. */
  readonly mend: string;
  /** When the exchange recorded it. */
  readonly at: IsoInstant;
};

/** IN. What a person says through the agency that took them in: no more, or forget me. Over REST: POST /v1/intakes/{id}/withdrawal, /erasure and /guardian-revocation. `handoff.partners.PersonsWord` (partner) */
export type PersonsWord = {
  /** The intake, by the partner's own view id, or by the agency's own number that it was sent with. */
  readonly intake: string;
  /** What the person says. Code list: persons-word. */
  readonly says: string;
  /** With consent-withdrawn: the agency that may hear no more. Null: nobody may. */
  readonly recipient: string | null;
  /** With consent-withdrawn: for which purposes. Null: every purpose. Code list: purpose. */
  readonly purposes: readonly string[] | null;
  /** With consent-withdrawn: who says it, the person or a guardian, who takes back only what a guardian gave. Null: the person. Code list: consent-party. */
  readonly by: string | null;
  /** With guardian-revoked: who ends it. Code list: guardian-revoker. */
  readonly revokedBy: string | null;
};

/** OUT. What came of the people this agency sent, in the quarter that is over: counts, never a person. Once a quarter; not sent where nothing is known. `handoff.partners.QuarterlyNews` (partner) */
export type QuarterlyNews = {
  /** The calendar quarter, for example 2026Q3. */
  readonly quarter: string;
  /** A line a kind of news. */
  readonly lines: readonly NewsCount[];
  /** Below this no number is told. */
  readonly fewerThan: number;
  /** When the exchange recorded it. */
  readonly at: IsoInstant;
};

/** OUT. A referral this agency has part in was offered or changed its status. `handoff.partners.ReferralNotice` (partner) */
export type ReferralNotice = {
  /** The referral, by this agency's own view id. */
  readonly referral: string;
  /** Short code shared by the parties of the referral. */
  readonly reference: string;
  /** The intake, by this agency's own view id. Only the referrer sees it. */
  readonly intake: string | null;
  /** The journey, by this agency's own view id. */
  readonly journey: string | null;
  /** The part this agency has. Code list: role. */
  readonly role: string;
  /** The status as it now stands. Code list: notice-status. */
  readonly status: string;
  /** The service, a code of handoff.service. Code list: service. */
  readonly service: string;
  /** The funded program, where the service stands under one. Code list: program. */
  readonly program: string | null;
  /** Slug of the referring agency. */
  readonly from: string;
  /** Slug of the receiving agency. */
  readonly to: string;
  /** The step of the journey. Only the referrer sees it. */
  readonly step: string | null;
  /** The agency's own name of the class or cohort; null where places are not counted by cohort. */
  readonly cohort: string | null;
  /** When the clock of the present status runs out. */
  readonly respondBy: IsoInstant | null;
  /** Version of the rules the person was screened under; never the reasons. */
  readonly screenedUnder: string | null;
  /** Why, coded, from the closed list of the status. */
  readonly reason: string | null;
  /** What is needed of the person. Code list: question. */
  readonly question: string | null;
  /** What came of it. Code list: referral-result. */
  readonly result: string | null;
  /** What happens next, after a decline or an expiry. Code list: next. */
  readonly next: string | null;
  /** The partner's own number for this, at most 64 characters. Travels back to that partner alone. */
  readonly localRef: string | null;
  /** When the exchange recorded it. */
  readonly at: IsoInstant;
  /** Set in a reminder: the clock that is about to run out. Code list: clock. */
  readonly clock: string | null;
  /** Set where other agencies are asked too: whether the person confirms one, or the first that accepts has the person. Code list: offer-mode. */
  readonly mode: string | null;
  /** In a community queue: its order, 1 most urgent. */
  readonly priority: number | null;
  /** Referrals of the same household or group at this agency that are under way, by this agency's own view ids: these come together. Whoever is not referred here is not in it. Null: none. */
  readonly comesWith: readonly string[] | null;
  /** How the person comes to the receiving agency, as the referrer said. Null: not said. Code list: introduction. */
  readonly introduction: string | null;
  /** Counts what this agency was told of this referral. Send it back with an answer (ReferralResponse.version, If-Match) that must not hold if anything has changed since. */
  readonly version: number | null;
  /** The agency's own code of the term that it gave with localRef. Travels back to that agency alone. */
  readonly term: string | null;
};

/** IN. An agency answers a referral or moves it. `handoff.partners.ReferralResponse` (partner) */
export type ReferralResponse = {
  /** The referral, by the partner's own view id, its short reference, or the number that the partner gave as localRef before. */
  readonly referral: string;
  /** The status asked for. Code list: referral-status. */
  readonly status: string;
  /** Why, with declined, withdrawn and entered-in-error; a closed list. */
  readonly reason: string | null;
  /** What is needed of the person, with needs-person. Code list: question. */
  readonly question: string | null;
  /** What the acceptance still depends on, with accepted. Code list: condition. */
  readonly conditional: string | null;
  /** What happened, with active. Code list: activity. */
  readonly what: string | null;
  /** Which of the partner's classes or groups the place is in, with accepted; absent: the one it was offered for. */
  readonly cohort: string | null;
  /** What it came to, with completed. Code list: referral-result. */
  readonly result: string | null;
  /** The partner's own number for this, at most 64 characters. Travels back to that partner alone. */
  readonly localRef: string | null;
  /** Of several offers, the one the person confirms, by its agency; with accepted, from the referrer. */
  readonly offer: string | null;
  /** True: the referrer passes on the person's own word. */
  readonly forPerson: boolean | null;
  /** In line: offer no place before this day; with waitlisted, from the referrer. */
  readonly until: IsoDate | null;
  /** Cents asked of a fund, with accepted. Null: one place. */
  readonly amount: number | null;
  /** The part of the cohort kept for some people that this person may draw on, with accepted. */
  readonly tier: string | null;
  /** The agency's own code of the term, where its numbers repeat from term to term: with localRef it is kept beside it, with a number of the agency's own in `referral` it says which of them is meant. */
  readonly term: string | null;
  /** The version of the newest notice that the agency knows. If the referral has changed since, the answer is refused as stale-version. Null: not compared. */
  readonly version: number | null;
};

/** IN. Somebody with the slip of their journey refers themselves to another agency, by the hands of this one. `handoff.partners.SelfReferral` (partner) */
export type SelfReferral = {
  /** The code on the slip (for example "H7K-4QD-9CFG"). */
  readonly slip: string;
  /** Slug of the agency that the person wants to go to. */
  readonly agency: string;
  /** The service. Null where that agency offers only one that the person asked for. Code list: service. */
  readonly service: string | null;
  /** What the person agrees to. Its recipient is the agency they want to go to. */
  readonly consent: ConsentTerms;
};

/** OUT. A webhook of this agency was switched off by the exchange. What it would have announced stands in the feed. `handoff.partners.WebhookNotice` (partner) */
export type WebhookNotice = {
  /** The name the agency gave it. */
  readonly webhook: string;
  /** How it stands: disabled. */
  readonly status: string;
  /** Why, kebab-case and stable. */
  readonly code: string;
  /** Why, in words. */
  readonly reason: string;
  /** What to do. */
  readonly mend: string;
  /** Since when nothing got through. Null: it said itself that it is gone. */
  readonly failingSince: IsoInstant | null;
  /** When the exchange recorded it. */
  readonly at: IsoInstant;
};

/** An agency stopped everything that reaches it, or the operator did. Why is not asked. `handoff.gateway.AgencyPaused` (event) */
export type AgencyPaused = {
  /** The partner. */
  readonly slug: string;
  /** Since when. */
  readonly since: IsoInstant;
};

/** An agency that was paused goes on, with new credentials. `handoff.gateway.AgencyResumed` (event) */
export type AgencyResumed = {
  /** The partner. */
  readonly slug: string;
  /** From when on. */
  readonly at: IsoInstant;
};

/** What became of a command taken from handoff.commands. Sent by the service that owns the stream, again with the same content on a repeat. `handoff.gateway.CommandAnswered` (event) */
export type CommandAnswered = {
  /** Causation of the command: "partner:<slug>:<message id>", an event id, or "clock:<stream>:<version>". */
  readonly causation: string;
  /** Full name of the command. */
  readonly command: string;
  /** The stream it was for. */
  readonly stream: string;
  /** done: events were appended; nothing: it stood already; refused: it may not be. Code list: outcome. */
  readonly outcome: string;
  /** Version of the stream after it. */
  readonly version: number;
  /** Why refused, kebab-case and stable. */
  readonly code: string | null;
  /** Field at fault. */
  readonly place: string | null;
  /** Why refused, in words. */
  readonly reason: string | null;
  /** What to do. */
  readonly mend: string | null;
};

/** A message could not be brought to a partner after every attempt. `handoff.gateway.DeliveryFailed` (event) */
export type DeliveryFailed = {
  /** The partner. */
  readonly slug: string;
  /** ce_id of the message on the partner's side. */
  readonly message: string;
  /** What went wrong, kebab-case and stable. */
  readonly code: string;
  /** What went wrong, in words, without any content of the message. */
  readonly reason: string;
  /** How often it was tried. */
  readonly attempts: number;
};

/** An agency is connected, or its manifest changed. Carries the full state. `handoff.gateway.PartnerRegistered` (event) */
export type PartnerRegistered = {
  /** Short name of the partner in addresses and topics: a-z, 0-9 and hyphens. */
  readonly slug: string;
  /** Name of the agency as people know it. */
  readonly name: string;
  /** What sort of agency it is. Code list: partner-kind. */
  readonly kind: string;
  /** State it works in, ISO 3166-2. Code list: jurisdiction. */
  readonly jurisdiction: string;
  /** How it is connected. Code list: partner-way. */
  readonly way: string;
  /** In plain words, whom it serves. */
  readonly serves: string;
  /** Languages it speaks with people, BCP 47. Code list: language. */
  readonly languages: readonly string[];
  /** What it offers. */
  readonly services: readonly OfferedService[];
  /** Public key to seal to, as JWK JSON. Null: the partner fetches contact with its token. */
  readonly publicKey: string | null;
  /** When it is open. Null: weekends and federal holidays closed. */
  readonly calendar: AgencyCalendar | null;
  /** In plain words, its terms and its year. */
  readonly profile: PartnerProfile | null;
  /** What it reports of the people it serves. Null: it has not said, and any fact is taken. */
  readonly reports: ReportedFacts | null;
  /** True: nothing of the people it serves enters an index by which they could be found elsewhere, hashed or not. So it is unless the manifest says otherwise. */
  readonly noMatch: boolean;
};

/** What a partner is about to be told, with all that the exchange keeps beside it, sealed by the gateway for itself. Written before the message goes out, so that a gateway whose store was put back to an older state knows again what it told, to whom and under which ids. `handoff.gateway.ViewKept` (event) */
export type ViewKept = {
  /** The place of the event in its view, which is the key of the message. */
  readonly sequence: number;
  /** The whole event as the gateway keeps it, sealed with the gateway's own key, base64url. Nobody else can open it. */
  readonly sealed: string;
};

/** The exchange switched a webhook of a partner off: it is gone, or nothing got through for days. `handoff.gateway.WebhookDisabled` (event) */
export type WebhookDisabled = {
  /** The partner. */
  readonly slug: string;
  /** The name the partner gave it. */
  readonly webhook: string;
  /** Why, kebab-case and stable. */
  readonly code: string;
  /** Why, in words. Neither its address nor anything it answered. */
  readonly reason: string;
  /** What the partner can do. */
  readonly mend: string;
  /** Since when nothing got through. Null: it said itself that it is gone. */
  readonly failingSince: IsoInstant | null;
};

/** Connect an agency or change its manifest. Causes PartnerRegistered, with the same fields. `handoff.gateway.RegisterPartner` (command) */
export type RegisterPartner = {
  /** Short name of the partner in addresses and topics: a-z, 0-9 and hyphens. */
  readonly slug: string;
  /** Name of the agency as people know it. */
  readonly name: string;
  /** What sort of agency it is. Code list: partner-kind. */
  readonly kind: string;
  /** State it works in, ISO 3166-2. Code list: jurisdiction. */
  readonly jurisdiction: string;
  /** How it is connected. Code list: partner-way. */
  readonly way: string;
  /** In plain words, whom it serves. */
  readonly serves: string;
  /** Languages it speaks with people, BCP 47. Code list: language. */
  readonly languages: readonly string[];
  /** What it offers. */
  readonly services: readonly OfferedService[];
  /** Public key to seal to, as JWK JSON. Null: the partner fetches contact with its token. */
  readonly publicKey: string | null;
  /** When it is open. Null: weekends and federal holidays closed. */
  readonly calendar: AgencyCalendar | null;
  /** In plain words, its terms and its year. */
  readonly profile: PartnerProfile | null;
  /** What it reports of the people it serves. Null: it has not said, and any fact is taken. */
  readonly reports: ReportedFacts | null;
  /** True: nothing of the people it serves enters an index by which they could be found elsewhere, hashed or not. So it is unless the manifest says otherwise. */
  readonly noMatch: boolean;
};

/** Every event, by short name. */
export type Events = {
  readonly BreakGlassAsked: BreakGlassAsked;
  readonly BreakGlassEnded: BreakGlassEnded;
  readonly BreakGlassLooked: BreakGlassLooked;
  readonly BreakGlassOpened: BreakGlassOpened;
  readonly ConsentGranted: ConsentGranted;
  readonly ConsentWithdrawn: ConsentWithdrawn;
  readonly ErasureWaits: ErasureWaits;
  readonly GuardianRevoked: GuardianRevoked;
  readonly IntakeAmended: IntakeAmended;
  readonly IntakeSubmitted: IntakeSubmitted;
  readonly LegalHoldAsked: LegalHoldAsked;
  readonly LegalHoldConfirmed: LegalHoldConfirmed;
  readonly LegalHoldLifted: LegalHoldLifted;
  readonly MatchAnswered: MatchAnswered;
  readonly MatchLapsed: MatchLapsed;
  readonly MatchProposed: MatchProposed;
  readonly ParticipantErased: ParticipantErased;
  readonly PeopleMerged: PeopleMerged;
  readonly PeopleUnmerged: PeopleUnmerged;
  readonly RulesPublished: RulesPublished;
  readonly ScreeningCompleted: ScreeningCompleted;
  readonly CapacityChanged: CapacityChanged;
  readonly ChoicesMade: ChoicesMade;
  readonly ClocksStarted: ClocksStarted;
  readonly ClocksStopped: ClocksStopped;
  readonly CourseChanged: CourseChanged;
  readonly HoldReleased: HoldReleased;
  readonly InformationGiven: InformationGiven;
  readonly JourneyAdvanced: JourneyAdvanced;
  readonly JourneyEnded: JourneyEnded;
  readonly JourneyOpened: JourneyOpened;
  readonly JourneyRestarted: JourneyRestarted;
  readonly NavigatorsAssigned: NavigatorsAssigned;
  readonly OfferClosed: OfferClosed;
  readonly OfferPlaceHeld: OfferPlaceHeld;
  readonly OptionsProposed: OptionsProposed;
  readonly ReferralAccepted: ReferralAccepted;
  readonly ReferralActive: ReferralActive;
  readonly ReferralCompleted: ReferralCompleted;
  readonly ReferralDeclined: ReferralDeclined;
  readonly ReferralEnteredInError: ReferralEnteredInError;
  readonly ReferralExpired: ReferralExpired;
  readonly ReferralInReview: ReferralInReview;
  readonly ReferralIntroduced: ReferralIntroduced;
  readonly ReferralNeedsPerson: ReferralNeedsPerson;
  readonly ReferralNoted: ReferralNoted;
  readonly ReferralOffered: ReferralOffered;
  readonly ReferralReminded: ReferralReminded;
  readonly ReferralSnoozed: ReferralSnoozed;
  readonly ReferralWaitlisted: ReferralWaitlisted;
  readonly ReferralWithdrawalRequested: ReferralWithdrawalRequested;
  readonly ReferralWithdrawn: ReferralWithdrawn;
  readonly ServiceListed: ServiceListed;
  readonly EmploymentRecorded: EmploymentRecorded;
  readonly EnrollmentRecorded: EnrollmentRecorded;
  readonly FactCorrected: FactCorrected;
  readonly FactWithdrawn: FactWithdrawn;
  readonly MilestoneAttained: MilestoneAttained;
  readonly NewsAwaited: NewsAwaited;
  readonly NewsDue: NewsDue;
  readonly NewsGathered: NewsGathered;
  readonly OutcomeVerified: OutcomeVerified;
  readonly ParticipationExited: ParticipationExited;
  readonly QuarterReported: QuarterReported;
  readonly ServiceDelivered: ServiceDelivered;
  readonly AgencyPaused: AgencyPaused;
  readonly AgencyResumed: AgencyResumed;
  readonly CommandAnswered: CommandAnswered;
  readonly DeliveryFailed: DeliveryFailed;
  readonly PartnerRegistered: PartnerRegistered;
  readonly ViewKept: ViewKept;
  readonly WebhookDisabled: WebhookDisabled;
};

/** Every command, by short name. */
export type Commands = {
  readonly AmendIntake: AmendIntake;
  readonly AnswerMatch: AnswerMatch;
  readonly ErasePerson: ErasePerson;
  readonly RevokeGuardian: RevokeGuardian;
  readonly SubmitIntake: SubmitIntake;
  readonly WithdrawConsent: WithdrawConsent;
  readonly AcceptAtDesk: AcceptAtDesk;
  readonly AssignNavigators: AssignNavigators;
  readonly ChangeCourse: ChangeCourse;
  readonly ChooseOptions: ChooseOptions;
  readonly EndJourney: EndJourney;
  readonly GiveInformation: GiveInformation;
  readonly IntroducePerson: IntroducePerson;
  readonly ReferSelf: ReferSelf;
  readonly RespondToReferral: RespondToReferral;
  readonly RestartJourney: RestartJourney;
  readonly SetCapacity: SetCapacity;
  readonly CorrectFact: CorrectFact;
  readonly RecordEmployment: RecordEmployment;
  readonly RecordEnrollment: RecordEnrollment;
  readonly RecordExit: RecordExit;
  readonly RecordMilestone: RecordMilestone;
  readonly RecordQuarter: RecordQuarter;
  readonly RecordService: RecordService;
  readonly WithdrawFact: WithdrawFact;
  readonly RegisterPartner: RegisterPartner;
};

/** Every message of the partner contract, by short name. */
export type PartnerMessages = {
  readonly ChoiceMade: ChoiceMade;
  readonly ContactReleased: ContactReleased;
  readonly DeskAcceptance: DeskAcceptance;
  readonly FactNotice: FactNotice;
  readonly FactReport: FactReport;
  readonly HolderReceipt: HolderReceipt;
  readonly IntakeSubmission: IntakeSubmission;
  readonly Introduction: Introduction;
  readonly MessageRejected: MessageRejected;
  readonly PersonsWord: PersonsWord;
  readonly QuarterlyNews: QuarterlyNews;
  readonly ReferralNotice: ReferralNotice;
  readonly ReferralResponse: ReferralResponse;
  readonly SelfReferral: SelfReferral;
  readonly WebhookNotice: WebhookNotice;
};

export type EventName = keyof Events;
export type CommandName = keyof Commands;
export type PartnerMessageName = keyof PartnerMessages;
