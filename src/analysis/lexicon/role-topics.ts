/** What a role is of. Named after the IPTC's Media Topics: politics; sport; arts, culture, entertainment and media. */
export type RoleTopic = 'POLITICS' | 'SPORT' | 'ARTS';

/**
 * Nouns of roles that tell their topic by themselves: not 'president', who may be a club's, nor 'driver', 'defender'
 * or 'commissioner'.
 * Origin: unit groups of ISCO-08, and the titles of government in The Associated Press' published style guide.
 */
const NOUNS: Readonly<Record<RoleTopic, string>> = {
  POLITICS: `ambassador congressman congresswoman councillor diplomat envoy governor lawmaker
    legislator mayor minister politician premier senator`,
  SPORT: `athlete batsman bowler boxer coach cricketer cyclist fielder footballer goalkeeper
    golfer gymnast jockey midfielder pitcher quarterback rower sprinter striker swimmer wicketkeeper winger wrestler`,
  ARTS: `actor actress artist bassist choreographer comedian composer dancer drummer filmmaker guitarist musician
    novelist painter pianist playwright poet rapper sculptor singer songwriter soprano violinist`,
};

const TOPICS = ['POLITICS', 'SPORT', 'ARTS'] as const;

const TOPIC_BY_NOUN: ReadonlyMap<string, RoleTopic> = new Map(
  TOPICS.flatMap((topic) => NOUNS[topic].split(/\s+/).map((noun) => [noun, topic] as const)),
);

/** @param noun lower case */
export function tellsTopic(noun: string): boolean {
  return TOPIC_BY_NOUN.has(noun);
}

/**
 * The topics that the words of a role tell, in alphabetical order; none for most roles.
 * @param role as printed: 'Former ambassador to Norway'
 */
export function topicsOfRole(role: string): RoleTopic[] {
  const words = role.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  return [...new Set(words.flatMap((word) => TOPIC_BY_NOUN.get(word) ?? []))].sort();
}
