export const docsStyle = `
.docs { max-width: 78rem } .docs nav { font-size: .9rem } .docs nav ul { list-style: none; padding: 0; margin: 0 }
.docs nav h2 { font-size: .85rem; margin: 1.1rem 0 .2rem; color: var(--soft) }
.docs nav a { display: block; padding: .3rem 0; text-decoration: none; overflow-wrap: anywhere } .docs nav a:hover { text-decoration: underline }
.docs nav b { font-size: .72rem; display: inline-block; min-width: 3.4rem; color: var(--soft) }
.docs article { border-bottom: 1px solid var(--line); padding: 1.4rem 0; scroll-margin-top: 1rem }
.docs h3 { font-size: 1.05rem; overflow-wrap: anywhere } .docs h3 span { color: var(--accent); font-size: .8em; margin-right: .3em }
.docs em { border: 1px solid var(--line); border-radius: 1rem; padding: .05rem .55rem; font-size: .8rem; font-style: normal; color: var(--soft) }
.docs details { margin: .6rem 0 } .docs summary { cursor: pointer; padding: .3rem 0; font-weight: 600 }
.fields { list-style: none; padding: 0 0 0 1rem; margin: .3rem 0; border-left: 2px solid var(--line) } .fields li { padding: .25rem 0; overflow-wrap: anywhere }
.type { color: var(--soft); font-size: .9em }
@media (min-width: 62rem) { .docs { display: grid; grid-template-columns: 19rem minmax(0, 1fr); column-gap: 3rem } .docs header { grid-column: 1 / -1 }
  .docs nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-bottom: 2rem } }
`;
