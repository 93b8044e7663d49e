/** While the first screen is on its way: the page's own ground, nothing that moves. */
export function PageWaiting() {
  return <div className="page-waiting" aria-busy="true" />;
}
