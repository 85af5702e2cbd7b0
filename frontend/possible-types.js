// What 'verbatim schema possible-types' prints.

export const possibleTypes = {
  Entity: ['Organization', 'Person', 'Place'],
  Node: ['ApiKey', 'Article', 'ArticleVersion', 'AuditEntry', 'Comment', 'CommentThread', 'Correction', 'Organization', 'Outlet', 'Person', 'Place', 'Quote', 'SearchResult', 'UnnamedSource'],
  Speaker: ['Organization', 'Person', 'Place', 'UnnamedSource'],
  Statement: ['Comment', 'Quote'],
};
