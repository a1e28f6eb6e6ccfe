#ifndef SWITCHYARD_CHIREDIS_SHIM_H
#define SWITCHYARD_CHIREDIS_SHIM_H

#include <hiredis/hiredis.h>
#include <sys/socket.h>

/* The error text is an array inside the struct, which Swift would import as a tuple. */
static inline const char *switchyard_redis_error(const redisContext *context) { return context->errstr; }

#endif
