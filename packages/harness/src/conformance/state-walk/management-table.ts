import type { Cell, StateTable } from './state-table.js';

/** Of an IWMDRMLicenseManagement and the machine below it. `ended` differs from `idle` in that there is an old cookie. */
export type ManagementState =
  'idle' | 'ended' | 'running' | 'cancelled' | 'shut down' | 'switched off';

/** What a client can do. `cancel` has the cookie of the last operation; `finish` lets it go on, and is answered by its status. */
export type ManagementMove =
  | 'back up'
  | 'restore'
  | 'back up wrongly'
  | 'cancel'
  | 'cancel nothing'
  | 'cancel stranger'
  | 'finish'
  | 'shut down'
  | 'switch off';

type Cells = StateTable<ManagementState, ManagementMove>['cells'];

function cell(answer: string, next: ManagementState): Cell<ManagementState> {
  return { answer, next, level: 'design' };
}

/** What is answered in every state in which the object serves. */
function serving(state: ManagementState): Cells[ManagementState] {
  return {
    'back up wrongly': cell('E_INVALIDARG', state),
    'cancel nothing': cell('E_INVALIDARG', state),
    'cancel stranger': cell('E_INVALIDARG', state),
    'shut down': cell('S_OK', 'shut down'),
    'switch off': cell('S_OK', 'switched off'),
  };
}

/** What is answered in a state in which nothing is served. */
function refusing(code: string, state: ManagementState): Cells[ManagementState] {
  return {
    'back up': cell(code, state),
    restore: cell(code, state),
    'back up wrongly': cell(code, state),
    'cancel nothing': cell(code, state),
    'cancel stranger': cell(code, state),
    'shut down': cell(code, state),
  };
}

export const managementTable: StateTable<ManagementState, ManagementMove> = {
  start: 'idle',
  cells: {
    idle: { ...serving('idle'), 'back up': cell('S_OK', 'running') },
    ended: {
      ...serving('ended'),
      'back up': cell('S_OK', 'running'),
      cancel: cell('S_FALSE', 'ended'),
    },
    running: {
      ...serving('running'),
      'back up': cell('NS_E_DRM_BACKUPRESTORE_BUSY', 'running'),
      restore: cell('NS_E_DRM_BACKUPRESTORE_BUSY', 'running'),
      cancel: cell('S_OK', 'cancelled'),
      finish: cell('S_OK', 'ended'),
    },
    // Whether it is still busy is its own affair: a cancelled operation may end at once.
    cancelled: {
      ...serving('cancelled'),
      cancel: cell('S_FALSE', 'cancelled'),
      finish: cell('NS_E_DRM_OPERATION_CANCELED', 'ended'),
    },
    'shut down': {
      ...refusing('MF_E_SHUTDOWN', 'shut down'),
      'switch off': cell('S_OK', 'switched off'),
    },
    'switched off': {
      ...refusing('NS_E_DRM_UNABLE_TO_INITIALIZE', 'switched off'),
      'switch off': cell('NS_E_DRM_UNABLE_TO_INITIALIZE', 'switched off'),
    },
  },
};
