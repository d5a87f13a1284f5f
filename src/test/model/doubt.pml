/* A request that may have arrived, small enough to be searched whole at once: one message, already accepted. The gateway may be
   killed at any instant, and starts again with a higher epoch. The counterpart may turn an attempt away, say nothing though the
   bytes arrive, now or at last, lose them, answer before its receipt has been taken, or never; it may not be there to be asked. The
   deadline passes at some time. What cannot go on is parked, and a person decides. The clock may leap over the deadline, and
   comes back or is accepted; an older copy of the tables may come back, once, at any instant, and an operator accepts it.

   spin -a doubt.pml && gcc -w -O2 -DCOLLAPSE -DVECTORSZ=4096 -o pan pan.c && ./pan -E -m200000      (add -DNEVER to spin for a counterpart
   that does not know ids and must not be sent the same twice, -DLEAPS=1 for a clock that leaps, -DRESTORES=1 for a restore)

   Checked: one outcome; what its sender was told did not arrive never does; no answer that was ready at the deadline is thrown
   away; where nothing must go twice nothing arrives twice; nothing gets stuck. While the clock has leapt no deadline ends
   anything. Where commits were lost: nothing moves before an operator has accepted that, what waited is in doubt from then on,
   and none ends as never sent that the counterpart has, although the older tables say that it never left.

   Planted defects (-D…), each to be found: NO_RECALL believes that what the counterpart has not seen at the deadline will never
   arrive, NO_DOUBT forgets that an attempt may have arrived, NO_FETCH lets what was sent be overdue unasked, NO_EXIT leaves what is
   parked to itself, and with NEVER RESUMES sends again after a kill; with LEAPS LEAPT_DEADLINE ends by the clock as it is, and
   LEAPT_FETCH counts a fetch by the time that the leapt clock showed when it began; with RESTORES NO_NOTICE goes on with older
   tables as if they were the latest, NO_HOLD lets them go on before anybody has accepted them, and BELIEVED believes them
   that what waits has never left.

   Not in the model: doors, outboxes and other messages, which passage.pml has. */
#ifndef CRASHES
#define CRASHES 2
#endif
#ifndef FAULTS
#define FAULTS 2
#endif
#ifndef TURNAWAYS
#define TURNAWAYS 1
#endif
#ifndef DECISIONS
#define DECISIONS 2
#endif
#ifndef LEAPS
#define LEAPS 0
#endif
#ifndef RESTORES
#define RESTORES 0
#endif

/* states of a request */
#define WAITING 1
#define SENDING 2
#define SENT 3
#define ENDED 4
#define PARKED 5
/* endings */
#define RESULT 1
#define EXPIRED 2
#define FAILED 3
#define SETTLED 4

#define SHOWN (past || leapt)        /* by the clock the deadline has passed */
#define SURE (past && !leapt)
#ifdef LEAPT_DEADLINE
#define PASSED SHOWN
#else
#define PASSED SURE
#endif
#ifdef LEAPT_FETCH
#define COUNTS SHOWN
#else
#define COUNTS SURE
#endif
#ifdef NO_FETCH
#define ASKED true
#else
#define ASKED (fetched && !untaken)
#endif
#ifdef NO_HOLD
#define MOVES true
#else
#define MOVES (!held)
#endif
#define LIVES (_pid > 2 * life)      /* the World is process 0, each life of the gateway has the next two */
#define TO_RESUME (state[0] == SENDING && (epochOf != epoch || rested))
#define OURS (state[0] == SENDING && epochOf == e)

/* tables */
byte state[1] = WAITING; byte epochOf; byte outcomes; bool doubt; bool seen;
byte epoch = 1;
/* an older copy of them; all links are held until it is accepted */
bool kept, keptDoubt, keptSeen, held; byte keptState, keptOutcomes;
/* memory of the gateway: to be tried again; being tried, and whether the bytes of that attempt have left; a fetch under way, which
   counts from when it began if that was sure; the last whole one began after the deadline, and found an answer to what waits */
bool rested, underWay, gone, fetching, counts, finds, fetched, untaken;
/* counterpart, and what has left and not arrived */
bool got, recalled, onTheWay; byte answer;     /* 0 none, 1 ready, 2 confirmed */
byte crashes, faults, turnaways, decisions, leaps, restores;
bool past, leapt, readyInTime, neverTaken, lost;
byte life;

inline arrives() {
  onTheWay = false;
  if
  :: recalled
  :: !recalled && !got -> got = true; assert(!neverTaken);
     if :: answer = 1 :: skip fi                              /* it may also never answer */
  :: !recalled && got ->
#ifdef NEVER
     assert(false)                                            /* done twice */
#else
     skip
#endif
  fi
}

inline passes() { past = true; readyInTime = (answer == 1) }

/* What was in memory is gone; and a start takes the clock as it is. */
inline starts() {
  life++; epoch++; rested = false; underWay = false; gone = false;
  fetching = false; counts = false; finds = false; fetched = false; untaken = false;
  if :: leapt -> leapt = false; if :: !past -> passes() :: else fi :: else fi;
  run Lane(); run Back()
}

inline ends(ending) { state[0] = ENDED; outcomes++; assert(outcomes == 1) }

inline receives() {
  if
  :: OURS -> state[0] = SENT; doubt = false                   /* step SENDING RECEIPT SENT */
  :: state[0] == PARKED -> state[0] = SENT; doubt = false     /* step PARKED RECEIPT SENT */
  :: state[0] == WAITING -> state[0] = SENT; doubt = false    /* step WAITING RECEIPT SENT */
  :: else
  fi
}

inline faulty() {
  faults++;
#ifdef NEVER
  if :: OURS -> state[0] = PARKED; doubt = true :: else fi    /* step SENDING DOUBT PARKED */
#else
  rested = true;
  if :: OURS -> state[0] = SENDING; doubt = true :: else fi   /* step SENDING FAULT SENDING */
#endif
#ifdef NO_DOUBT
  ; doubt = false
#endif
}

proctype Lane() provided (LIVES) {
  byte e; bool goes, knows;
  do
  :: atomic { underWay = false; (MOVES && (TO_RESUME || state[0] == WAITING)) ->
       assert(!held); e = epoch; goes = true; underWay = true; gone = false;
       if
       :: TO_RESUME ->
#if defined(NEVER) && !defined(RESUMES)
          state[0] = PARKED; doubt = true; goes = false; underWay = false /* step SENDING DOUBT PARKED */
#else
          state[0] = SENDING; epochOf = e; doubt = true       /* step SENDING RESUMED SENDING */
#ifdef NO_DOUBT
          ; doubt = false
#endif
#endif
       :: state[0] == WAITING ->
          state[0] = SENDING; epochOf = e; doubt = false      /* step WAITING CLAIMED SENDING */
       fi;
       rested = false };
     if
     :: !goes
     :: goes && doubt && PASSED ->                            /* not sent again: the counterpart is asked never to take it */
        if
        :: atomic { knows = got;
#ifndef NO_RECALL
             recalled = !got
#endif
           };
           atomic { if
             :: knows -> receives()
             :: !knows && OURS -> assert(past); state[0] = WAITING; /* step SENDING TURNED_AWAY WAITING */
                neverTaken = true; ends(EXPIRED)              /* step WAITING EXPIRY EXPIRED */
             :: else
             fi }
        :: atomic { faults < FAULTS -> faults++; rested = true }
        fi
     :: goes && !(doubt && PASSED) ->
        if
        :: atomic { onTheWay = true; gone = true };
           if
           :: if
              :: atomic { onTheWay -> arrives() }
              :: !onTheWay                                    /* by the World's doing */
              fi;
              atomic { if
                :: got -> receives()
                :: !got && OURS && !doubt -> neverTaken = true; ends(FAILED)   /* step SENDING REJECTED FAILED */
                :: else -> rested = true
                fi }
           :: atomic { faults < FAULTS -> faulty() }          /* nothing is heard; the bytes may arrive yet */
           fi
        :: atomic { turnaways < TURNAWAYS -> turnaways++;     /* it surely did not take it this time */
             if
             :: OURS && !doubt -> state[0] = WAITING          /* step SENDING TURNED_AWAY WAITING */
             :: OURS && doubt -> rested = true
             :: else
             fi }
        fi
     fi
  od
}

proctype Back() provided (LIVES) {
  bool settled;
  do
  :: atomic { MOVES && answer == 1 && state[0] != WAITING -> skip };
     atomic { if
       :: !seen && (state[0] == SENT || state[0] == SENDING || state[0] == PARKED) -> seen = true;
          ends(RESULT)   /* step SENT ANSWER RESULT */ /* step SENDING ANSWER RESULT */ /* step PARKED ANSWER RESULT */
       :: else
       fi; settled = (state[0] == ENDED) };
     atomic { if :: settled -> answer = 2; settled = false :: else fi }  /* confirmed after our commit: what comes too late, too */
  :: atomic { MOVES && !fetching && (SHOWN && !fetched || untaken) && (answer != 1 || state[0] == WAITING) ->
       fetching = true; counts = COUNTS; finds = (answer == 1) }
  :: atomic { fetching -> fetching = false; fetched = counts; untaken = finds; counts = false; finds = false }
  od
}

/* A person knows at last whether the counterpart has it, and that nothing is on its way any more. */
inline decides() {
  if
  :: ends(SETTLED)                                            /* step PARKED SETTLED SETTLED */
  :: ends(FAILED)                                             /* step PARKED GIVEN_UP FAILED */
  :: decisions < DECISIONS && !got && !onTheWay -> decisions++;
     state[0] = WAITING; doubt = false                        /* step PARKED RELEASED WAITING */
#ifndef NEVER
  :: decisions < DECISIONS -> decisions++; rested = true;
     state[0] = SENDING; doubt = true                         /* step PARKED RETRIED SENDING */
#endif
  fi
}

active proctype World() {
  atomic { run Lane(); run Back() }
  do
  :: atomic { crashes < CRASHES -> crashes++; starts() }
  :: atomic { !past && !leapt -> passes() }
#if LEAPS
  :: atomic { leaps < LEAPS && !past && !leapt -> leaps++; leapt = true }
  :: atomic { leapt -> leapt = false; if :: skip :: !past -> passes() fi }   /* it agrees again, or somebody accepts it */
#endif
#if RESTORES
  :: atomic { !kept -> kept = true; keptState = state[0]; keptDoubt = doubt; keptSeen = seen; keptOutcomes = outcomes }
  :: atomic { kept && restores < RESTORES && keptState != state[0] -> restores++;
       state[0] = keptState;                                  /* no step: the tables are older */
       doubt = keptDoubt; seen = keptSeen; outcomes = keptOutcomes; epochOf = 0;
       keptState = 0; keptDoubt = false; keptSeen = false; keptOutcomes = 0;
       lost = true; neverTaken = false; if :: answer == 2 -> readyInTime = false :: else fi;
       if :: underWay && !gone -> onTheWay = true :: skip fi; /* what was to be carried may leave until that is noticed */
#ifndef NO_NOTICE
       held = true;
#ifndef BELIEVED
       if
       :: state[0] == WAITING -> state[0] = SENDING; doubt = true  /* step WAITING RESTORED SENDING */
       :: state[0] == PARKED -> doubt = true
       :: else
       fi;
#endif
#endif
       starts() }
  /* once nothing is on its way any more */
  :: atomic { held && !onTheWay -> held = false }
#endif
  :: atomic { onTheWay -> if :: arrives() :: !underWay -> onTheWay = false fi }
  :: atomic { MOVES && PASSED && !untaken && state[0] == WAITING -> assert(past && !held && !got);
       neverTaken = true; ends(EXPIRED) }                     /* step WAITING EXPIRY EXPIRED */
  :: atomic { MOVES && PASSED && ASKED && state[0] == SENT -> assert(past && !held && (!readyInTime || seen));
       ends(EXPIRED) }                                        /* step SENT OVERDUE EXPIRED */
  /* whose answer is there has arrived, though it waits to be sent */
  :: atomic { MOVES && PASSED && untaken && state[0] == WAITING -> state[0] = PARKED; doubt = true } /* step WAITING UNDECIDED PARKED */
  /* two business days later, which is longer than any attempt takes */
  :: atomic { MOVES && PASSED && state[0] == SENT && !fetched -> state[0] = PARKED }               /* step SENT UNDECIDED PARKED */
  :: atomic { MOVES && PASSED && state[0] == SENDING && !underWay -> state[0] = PARKED; doubt = true } /* step SENDING UNDECIDED PARKED */
  :: atomic { state[0] == SENT && decisions < DECISIONS -> ends(SETTLED) }              /* step SENT SETTLED SETTLED */
#ifndef NO_EXIT
  :: atomic { state[0] == PARKED -> decides() }
#endif
  :: timeout -> break                                         /* nothing can move any more: all must be done */
  od;
  assert(outcomes == 1 && state[0] == ENDED)
}
