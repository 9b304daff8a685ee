type Chart = Readonly<{ title: string; sql: string; svg: string }>;
type About = Readonly<{ id: string; database: string; asOf: string; doc: string; picture: string }>;

const lines = (text: string): readonly string[] =>
  text.split('\n').map((line, at, all) => (at < all.length - 1 ? `${line}\n` : line));

const markdown = (id: string, text: string) => ({
  id,
  cell_type: 'markdown',
  metadata: {},
  source: lines(text),
});
const code = (id: string, text: string, outputs: readonly object[] = [], count: number | null = null) => ({
  id,
  cell_type: 'code',
  metadata: {},
  execution_count: count,
  outputs,
  source: lines(text),
});

/**
 * A Jupyter notebook (nbformat 4.5) to begin with. Its first chart is there before anything is run, and still there when all
 * was.
 */
export const notebook = ({ id, database, asOf, doc, picture }: About, chart: Chart): object => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
  cells: [
    markdown(
      'about',
      `# Outcomes of referrals\n\nSnapshot \`${id}\`, as of ${asOf}. ${doc}\n\nEvery table and column is said in \`datapackage.json\`.`,
    ),
    code(
      'open',
      `# pip install duckdb pandas\nimport duckdb\ndb = duckdb.connect("${database}", read_only=True)\ndb.sql("SELECT table_name, comment FROM duckdb_tables()").df()`,
    ),
    // JupyterLab shows no SVG in the outputs of a notebook that nobody has run yet; a picture beside it it does.
    markdown('chart-title', `## ${chart.title}\n\n![${chart.title}](${picture})`),
    code(
      'chart',
      `db.sql("""${chart.sql}""").df()`,
      [
        {
          output_type: 'display_data',
          metadata: {},
          data: { 'image/svg+xml': lines(chart.svg), 'text/plain': [chart.title] },
        },
      ],
      1,
    ),
  ],
});
