import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { validateListSearch } from './list-search.ts';
import { validateWorkspaceSearch } from './scope.ts';
import { validateUpToSearch } from './up-to.ts';
import { validateVatSearch } from './vat-search.ts';
import { RouteFailure, RouteNotFound } from './workspace/RouteFailure.tsx';
import { RoutePending } from './workspace/RoutePending.tsx';
import { WorkspaceFrame } from './workspace/WorkspaceFrame.tsx';

const root = createRootRoute({ component: WorkspaceFrame, validateSearch: validateWorkspaceSearch });
const parent = { getParentRoute: () => root };

const index = createRoute({
  ...parent,
  path: '/',
  beforeLoad() {
    throw redirect({ to: '/overview', replace: true });
  },
});
const overview = createRoute({
  ...parent,
  path: '/overview',
  component: lazyRouteComponent(() => import('../features/overview/OverviewScreen.tsx'), 'OverviewScreen'),
});
const documents = createRoute({
  ...parent,
  path: '/documents',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/documents/DocumentsScreen.tsx'), 'DocumentsScreen'),
});
const document = createRoute({
  ...parent,
  path: '/document/$documentId',
  component: lazyRouteComponent(() => import('../features/inspector/DocumentScreen.tsx'), 'DocumentScreen'),
});
const invoices = createRoute({
  ...parent,
  path: '/invoices',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/invoices/InvoicesScreen.tsx'), 'InvoicesScreen'),
});
const relations = createRoute({
  ...parent,
  path: '/relations',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/relations/RelationsScreen.tsx'), 'RelationsScreen'),
});
const relation = createRoute({
  ...parent,
  path: '/relations/$relationId',
  component: lazyRouteComponent(() => import('../features/inspector/RelationScreen.tsx'), 'RelationScreen'),
});
const ledger = createRoute({
  ...parent,
  path: '/ledger',
  validateSearch: validateUpToSearch,
  component: lazyRouteComponent(
    () => import('../features/ledger/TrialBalanceScreen.tsx'),
    'TrialBalanceScreen',
  ),
});
const ledgerCard = createRoute({
  ...parent,
  path: '/ledger/$accountId',
  validateSearch: validateUpToSearch,
  component: lazyRouteComponent(() => import('../features/ledger/LedgerCardScreen.tsx'), 'LedgerCardScreen'),
});
const profitAndLoss = createRoute({
  ...parent,
  path: '/profit-and-loss',
  validateSearch: validateUpToSearch,
  component: lazyRouteComponent(
    () => import('../features/statements/ProfitAndLossScreen.tsx'),
    'ProfitAndLossScreen',
  ),
});
const balanceSheet = createRoute({
  ...parent,
  path: '/balance-sheet',
  validateSearch: validateUpToSearch,
  component: lazyRouteComponent(
    () => import('../features/statements/BalanceSheetScreen.tsx'),
    'BalanceSheetScreen',
  ),
});
const journals = createRoute({
  ...parent,
  path: '/journals',
  validateSearch: validateUpToSearch,
  component: lazyRouteComponent(() => import('../features/journals/JournalsScreen.tsx'), 'JournalsScreen'),
});
const journal = createRoute({
  ...parent,
  path: '/journals/$journalId',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/journals/JournalScreen.tsx'), 'JournalScreen'),
});
const entries = createRoute({
  ...parent,
  path: '/entries',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/journals/EntriesScreen.tsx'), 'EntriesScreen'),
});
const entry = createRoute({
  ...parent,
  path: '/entries/$entryId',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/inspector/EntryScreen.tsx'), 'EntryScreen'),
});
const lines = createRoute({
  ...parent,
  path: '/lines',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/journals/LinesScreen.tsx'), 'LinesScreen'),
});
const bank = createRoute({
  ...parent,
  path: '/bank',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/bank/StatementsScreen.tsx'), 'StatementsScreen'),
});
const bankLines = createRoute({
  ...parent,
  path: '/bank/lines',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/bank/BankLinesScreen.tsx'), 'BankLinesScreen'),
});
const bankStatement = createRoute({
  ...parent,
  path: '/bank/$statementId',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/bank/StatementScreen.tsx'), 'StatementScreen'),
});
const openItemsByRelation = createRoute({
  ...parent,
  path: '/open-items',
  validateSearch: validateUpToSearch,
  component: lazyRouteComponent(() => import('../features/open-items/AgeingScreen.tsx'), 'AgeingScreen'),
});
const openItems = createRoute({
  ...parent,
  path: '/open-items/items',
  validateSearch: validateUpToSearch,
  component: lazyRouteComponent(
    () => import('../features/open-items/OpenItemsScreen.tsx'),
    'OpenItemsScreen',
  ),
});
const openItem = createRoute({
  ...parent,
  path: '/open-items/$lineId',
  validateSearch: validateUpToSearch,
  component: lazyRouteComponent(() => import('../features/open-items/ItemScreen.tsx'), 'ItemScreen'),
});
const vat = createRoute({
  ...parent,
  path: '/vat',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/vat/VatScreen.tsx'), 'VatScreen'),
});
const vatCodes = createRoute({
  ...parent,
  path: '/vat/codes',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/vat/VatCodesScreen.tsx'), 'VatCodesScreen'),
});
const vatLines = createRoute({
  ...parent,
  path: '/vat/lines',
  validateSearch: validateVatSearch,
  component: lazyRouteComponent(() => import('../features/vat/VatLinesScreen.tsx'), 'VatLinesScreen'),
});
const authorisations = createRoute({
  ...parent,
  path: '/authorisations',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(
    () => import('../features/document-logs/AuthorisationsScreen.tsx'),
    'AuthorisationsScreen',
  ),
});
const exportLog = createRoute({
  ...parent,
  path: '/exports',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/document-logs/ExportsScreen.tsx'), 'ExportsScreen'),
});
const entriesWithoutDocument = createRoute({
  ...parent,
  path: '/entries/without-document',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(
    () => import('../features/journals/EntriesWithoutDocumentScreen.tsx'),
    'EntriesWithoutDocumentScreen',
  ),
});
const lookups = createRoute({
  ...parent,
  path: '/lookups',
  component: lazyRouteComponent(() => import('../features/lookups/LookupsScreen.tsx'), 'LookupsScreen'),
});
const retention = createRoute({
  ...parent,
  path: '/retention',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/retention/RetentionScreen.tsx'), 'RetentionScreen'),
});
const inspection = createRoute({
  ...parent,
  path: '/inspection',
  component: lazyRouteComponent(
    () => import('../features/inspection/InspectionScreen.tsx'),
    'InspectionScreen',
  ),
});
const tables = createRoute({
  ...parent,
  path: '/tables',
  component: lazyRouteComponent(() => import('../features/tables/TablesScreen.tsx'), 'TablesScreen'),
});
const table = createRoute({
  ...parent,
  path: '/tables/$table',
  validateSearch: validateListSearch,
  component: lazyRouteComponent(() => import('../features/tables/TableScreen.tsx'), 'TableScreen'),
});
const search = createRoute({
  ...parent,
  path: '/search',
  validateSearch: (parameters: Record<string, unknown>) => ({
    ...validateWorkspaceSearch(parameters),
    ...(typeof parameters.q === 'string' || typeof parameters.q === 'number'
      ? { q: String(parameters.q) }
      : {}),
    ...(typeof parameters.kind === 'string' ? { kind: parameters.kind } : {}),
    ...(typeof parameters.order === 'string' ? { order: parameters.order } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/search/SearchScreen.tsx'), 'SearchScreen'),
});
const verification = createRoute({
  ...parent,
  path: '/verification',
  component: lazyRouteComponent(
    () => import('../features/verification/VerificationScreen.tsx'),
    'VerificationScreen',
  ),
});
const appointments = createRoute({
  ...parent,
  path: '/appointments',
  component: lazyRouteComponent(
    () => import('../features/appointments/AppointmentsScreen.tsx'),
    'AppointmentsScreen',
  ),
});
const appoint = createRoute({
  ...parent,
  path: '/appointments/new',
  component: lazyRouteComponent(() => import('../features/appointments/AppointScreen.tsx'), 'AppointScreen'),
});

const consultationLog = createRoute({
  ...parent,
  path: '/consultation-log',
  component: lazyRouteComponent(
    () => import('../features/consultation-log/ConsultationLogScreen.tsx'),
    'ConsultationLogScreen',
  ),
});

const routeTree = root.addChildren([
  index,
  overview,
  documents,
  document,
  invoices,
  relations,
  relation,
  ledger,
  ledgerCard,
  profitAndLoss,
  balanceSheet,
  journals,
  journal,
  entries,
  entry,
  lines,
  bank,
  bankLines,
  bankStatement,
  openItemsByRelation,
  openItems,
  openItem,
  vat,
  vatCodes,
  vatLines,
  authorisations,
  exportLog,
  entriesWithoutDocument,
  lookups,
  retention,
  inspection,
  tables,
  table,
  search,
  verification,
  appointments,
  appoint,
  consultationLog,
]);

/** Makes the router of one archive session. Where one is and what one sees there is all in the URL behind the `#`. */
export function createWorkspaceRouter() {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: RouteNotFound,
    defaultPendingComponent: RoutePending,
    defaultPendingMs: 80,
    defaultPendingMinMs: 0,
    defaultPreload: 'intent',
    scrollRestoration: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createWorkspaceRouter>;
  }
}
