/** The query that this API exists for, as the terminal shows it and Apollo Sandbox opens with it. */
export const FIRST_QUERY = `query StatementsAbout {
  organization(name: "Haqqani network") {
    statements(first: 5) {
      totalCount
      nodes { text saidAt article { headline } ... on Quote { kind speaker { name } } }
    }
  }
}`;

/** What Apollo Sandbox offers to run, each on its own: they answer something on the sample archive. */
export const EXAMPLE_OPERATIONS = `# Who said what about the Haqqani network, latest first?
${FIRST_QUERY}

# What did one person say, in which roles do articles print him, and where is the proof?
query SpeakerProfile {
  person(name: "Tobias Renner") {
    name
    affiliations { role organization { name } selector { exact } }
    quotes(first: 5) {
      totalCount
      nodes {
        text
        article { headline outlet { name } }
        attribution { rule confidence cue { exact } }
        pieces { isVerbatim selector { start end } }
      }
    }
  }
}

# Whom does an article keep unnamed, and with what reason?
query UnnamedSources {
  articles(first: 3) {
    nodes {
      headline
      speakers {
        name
        ... on UnnamedSource { nationality anonymityRequested anonymityReason { category selector { exact } } }
      }
    }
  }
}

# What do readers answer to an article?
query Comments {
  articles(first: 3) {
    nodes {
      headline
      commentCount
      threads(first: 2) {
        nodes { participantCount comments(first: 10) { nodes { depth author text about { entity { name } } } } }
      }
    }
  }
}
`;
