/* What a counterpart asks a system, in the interleavings that a test comes by only with luck. One question is offered until the
   counterpart has heard of it. The gateway takes it, hands it to the outbox and the queue and marks that; the system sends up to two
   messages to the door whenever it has the question, one of them perhaps equal to the other, one perhaps different; a reader takes them in
   their order; the deadline passes at any moment, and afterwards a watch asks the broker what lies at the door and may end the question in
   a transaction of its own; the answer that counts is sent through a gate that opens at any moment; the counterpart is told, and what was
   refused leaves when it may. Between any two steps the process may die: what it had in memory is gone, what was on the wire arrives all
   the same, and what a dead reader had in its hands is given to the next one.

   Held at each step: the counterpart hears one answer or one expiry, never both; what lay at the door in time, or was accepted, is never
   contradicted by an expiry; one answer counts; of a late answer the system hears that it is refused only once the counterpart has heard
   of the expiry; of what equals the answer that counts it never hears that it is refused. Held at the end: the counterpart has heard one
   thing, the question has ended, and each message of the system's has been dealt with.

   Planted with -D, and found: NO_DOOR (the deadline passes unasked)  NOT_IN_HAND (what is being delivered is not counted)  ASKED_BEFORE
   (the broker is asked before the deadline)  STATE_UNSEEN (the end looks only at whether an answer has left)  ENDED_ALONE (the end and
   what is to be heard are two commits)  REFUSED_AT_ONCE  EQUAL_REFUSED  TWO_COUNT. */
#ifndef CRASHES
#define CRASHES 1
#endif
#define NONE 0
#define WAITING 1
#define SENT 2
#define ANSWERED 3
#define EXPIRED 4
#define M 2                        /* messages of the system's */

/* the tables: the question, its row of the outbox, how many answers count, which, whether it has left; what the counterpart is to hear */
byte question, outbox, counts, counting; bool answerLeft, answerHeard, toTell, told;
/* of each message: its content, dealt with, refused and whether that may leave */
byte content[M]; bool dealt[M], refused[M], mayLeave[M];
/* the broker: the queue has the question; what lies at the door, by number; how many were read of it */
bool inQueue; byte door, read; bool timely;
/* memory */
bool handing, inHand, asked; byte lying; bool sending, telling, committed;
/* the world */
bool past, gateOpen, heardAnswer, heardExpiry, answerOnWire, expiryOnWire; byte crashes;

inline forget() { handing = false; inHand = false; asked = false; sending = false; telling = false; committed = false }

inline deal(m) {
  if
  :: question == WAITING || question == SENT ->
       question = ANSWERED; counts++; counting = content[m]
  :: else ->
       if
#ifdef TWO_COUNT
       :: question == ANSWERED && content[m] != counting -> counts++
#endif
#ifndef EQUAL_REFUSED
       :: question == ANSWERED && content[m] == counting -> skip   /* a duplicate */
#endif
       :: else -> refused[m] = true;
#ifdef REFUSED_AT_ONCE
            mayLeave[m] = true
#else
            mayLeave[m] = !(question == EXPIRED && !told)
#endif
       fi
  fi;
  dealt[m] = true;
  assert(counts <= 1);
  assert(!(refused[m] && counts == 1 && content[m] == counting))
}

active proctype Gateway() {
end: do
  /* taken; offered as long as it is not known here */
  :: d_step { question == NONE -> question = WAITING }
  /* handed over: the question and the outbox in one commit */
  :: d_step { question == WAITING && outbox == 0 -> outbox = 1; question = SENT }
  /* put, then marked: an expiry in between has withdrawn the row, and it may be put all the same */
  :: d_step { outbox == 1 && !handing -> handing = true }
  :: d_step { handing && !inQueue -> inQueue = true }
  :: d_step { handing && inQueue -> handing = false; if :: outbox == 1 -> outbox = 2 :: else fi }
  /* the door: into the hand, dealt with in a commit, acknowledged */
  :: d_step { door > read && !inHand && !committed -> inHand = true }
  :: d_step { inHand && !committed -> if :: !dealt[read] -> deal(read) :: else fi; committed = true }
  :: d_step { committed -> committed = false; inHand = false; read++ }
  /* the deadline: the broker is asked after it, and what it counted is acted on later */
#ifdef ASKED_BEFORE
  :: d_step { question != NONE && question < ANSWERED && !asked -> asked = true; lying = door - read }
#else
  :: d_step { past && question != NONE && question < ANSWERED && !asked -> asked = true;
#ifdef NOT_IN_HAND
       lying = door - read - inHand
#else
       lying = door - read
#endif
     }
#endif
  :: d_step { asked && past -> asked = false;
       if
#ifdef NO_DOOR
       :: question < ANSWERED ->
#elif defined(STATE_UNSEEN)
       :: lying == 0 && !answerLeft ->
#else
       :: lying == 0 && question < ANSWERED ->
#endif
            question = EXPIRED; if :: outbox == 1 -> outbox = 0 :: else fi;
#ifndef ENDED_ALONE
            toTell = true
#else
            skip
#endif
       :: else
       fi }
#ifdef ENDED_ALONE
  :: d_step { question == EXPIRED && crashes == 0 && !told -> toTell = true }
#endif
  /* the answer leaves through the gate, until its receipt is known */
  :: d_step { counts > 0 && gateOpen && !answerHeard && !sending -> sending = true; answerLeft = true; answerOnWire = true }
  :: d_step { sending && heardAnswer -> sending = false; answerHeard = true; told = true }
  /* the expiry is told, until that is known */
  :: d_step { toTell && !telling -> telling = true; expiryOnWire = true }
  :: d_step { telling && heardExpiry -> telling = false; toTell = false; told = true;
       mayLeave[0] = mayLeave[0] || refused[0]; mayLeave[1] = mayLeave[1] || refused[1] }
  od
}

active proctype World() {
  do
  /* the system answers whatever it has, as often as it likes */
  :: d_step { inQueue && door < M -> content[door] = 1; door++; if :: !past -> timely = true :: else fi }
  :: d_step { inQueue && door > 0 && door < M -> content[door] = 2; door++; if :: !past -> timely = true :: else fi }
  :: d_step { !past -> past = true }
  :: d_step { !gateOpen -> gateOpen = true }
  :: d_step { answerOnWire -> answerOnWire = false; heardAnswer = true; assert(!heardExpiry) }
  :: d_step { expiryOnWire -> expiryOnWire = false; heardExpiry = true; assert(!heardAnswer && !timely) }
  :: d_step { question == EXPIRED && refused[0] && mayLeave[0] -> assert(heardExpiry); mayLeave[0] = false; refused[0] = false }
  :: d_step { question == EXPIRED && refused[1] && mayLeave[1] -> assert(heardExpiry); mayLeave[1] = false; refused[1] = false }
  :: d_step { crashes < CRASHES -> crashes++; forget() }
  :: atomic { timeout -> break }
  od;
  assert(heardAnswer != heardExpiry);
  assert(question == ANSWERED && answerHeard || question == EXPIRED && told);
  assert(door == read && (door == 0 || dealt[0]) && (door < 2 || dealt[1]));
  assert(!toTell && !timely || heardAnswer)
}
