// Asks the server about the text that is being typed, when the typing pauses. Answers that come too late are dropped;
// without a connection there is simply no advice yet.

const pause = 250;

export function createChecks(client, answered) {
  let timer = 0;
  let asking = null;

  function stop() {
    clearTimeout(timer);
    asking?.abort();
    asking = null;
  }

  return {
    stop,
    ask(row, column, text) {
      stop();
      timer = setTimeout(async () => {
        const mine = asking = new AbortController();
        try {
          const { issues } = await client.check({ id: row.id, cells: { [column.key]: text } }, mine.signal);
          if (asking === mine) answered(issues.filter(issue => issue.field === column.key));
        } catch {
          // Advice only: the save tells the officer about a lost connection or a refusal.
        }
      }, pause);
    },
  };
}
